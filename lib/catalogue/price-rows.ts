import type { Sql } from '@/db/sql'
import { overridesOf, type PriceChange } from '@/lib/domain/money/model-price'

/** A price of a history, and whether the built-in catalogue alone has told of it. */
export interface KnownPrice extends PriceChange {
  isBuiltIn: boolean
}

interface StoredPrice {
  permaslug: string
  validFromMs: number
  prompt: bigint | null
  completion: bigint | null
  cached: bigint | null
  request: bigint | null
  overrides: unknown
  isBuiltIn: boolean
}

/** The price histories of models, in order of time, by permaslug; of all that have one where no names are given. */
export async function readPrices(
  sql: Sql,
  permaslugs?: readonly string[],
): Promise<Map<string, KnownPrice[]>> {
  const wanted = permaslugs ? [...permaslugs] : null
  const rows = await sql<StoredPrice[]>`
    select permaslug, (extract(epoch from valid_from) * 1000)::float8 as "validFromMs",
      model_prices.prompt_nano_usd_per_million as prompt, model_prices.completion_nano_usd_per_million as completion,
      model_prices.cached_nano_usd_per_million as cached, request_nano_usd as request, overrides,
      built_in as "isBuiltIn"
    from model_prices join models on models.id = model_id
    where ${wanted}::text[] is null or permaslug = any(${wanted}::text[])
    order by permaslug, valid_from`
  const histories = new Map<string, KnownPrice[]>()
  for (const { permaslug, overrides, ...price } of rows) {
    const history = histories.get(permaslug) ?? []
    histories.set(permaslug, history)
    history.push({ ...price, validFromMs: Math.round(price.validFromMs), overrides: overridesOf(overrides) })
  }
  return histories
}

/**
 * Every price history by each exact name that leads to it: the permaslug, and the catalogue's id, such as
 * `openai/gpt-5.5`, where no other model has that for its permaslug and prices of its own.
 */
export async function readPriceBook(sql: Sql): Promise<Map<string, PriceChange[]>> {
  const book: Map<string, PriceChange[]> = await readPrices(sql)
  const ids = await sql<{ id: string; permaslug: string }[]>`
    select catalogue_id as id, permaslug from models where catalogue_id <> permaslug order by permaslug`
  for (const { id, permaslug } of ids) {
    const history = book.get(permaslug)
    if (history && !book.has(id)) book.set(id, history)
  }
  return book
}
