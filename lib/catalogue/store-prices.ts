import type { Sql } from '@/db/sql'
import { type ModelPrice, overridesText, type PriceChange, recordPrice } from '@/lib/domain/money/model-price'
import { readPrices } from './price-rows'
import type { CatalogueModel } from './read-models'

export interface StoredPrices {
  /** Models that had no price before. */
  first: number
  /** Models whose history is another now. */
  changed: number
}

/** Writes prices that hold from a moment on into the histories of their models: a row only where a price changed. */
export async function storePrices(
  sql: Sql,
  models: readonly CatalogueModel[],
  validFrom: Date,
): Promise<StoredPrices> {
  const prices = new Map(
    models.flatMap(({ permaslug, price }) => (price ? [[permaslug, price] as const] : [])),
  )
  const histories = await readPrices(sql, [...prices.keys()])
  const stored: StoredPrices = { first: 0, changed: 0 }
  const rows: PriceRow[] = []
  for (const [permaslug, price] of prices) {
    const before = histories.get(permaslug) ?? []
    if (before.length === 0 && !isFixed(price)) continue
    const after = recordPrice(before, { ...price, validFromMs: validFrom.getTime() })
    if (isSameHistory(before, after)) continue
    stored[before.length === 0 ? 'first' : 'changed'] += 1
    rows.push(...after.map((change) => rowOf(permaslug, change)))
  }
  await replace(sql, rows)
  return stored
}

function isFixed({ prompt, completion, request }: ModelPrice): boolean {
  return prompt !== null || completion !== null || request !== null
}

function isSameHistory(before: readonly PriceChange[], after: readonly PriceChange[]): boolean {
  const texts = (history: readonly PriceChange[]) =>
    JSON.stringify(history.map((change) => rowOf('', change)))
  return texts(before) === texts(after)
}

type PriceRow = ReturnType<typeof rowOf>

function rowOf(
  permaslug: string,
  { prompt, completion, cached, request, overrides, validFromMs }: PriceChange,
) {
  return {
    permaslug,
    valid_from: new Date(validFromMs).toISOString(),
    prompt: prompt?.toString() ?? null,
    completion: completion?.toString() ?? null,
    cached: cached?.toString() ?? null,
    request: request?.toString() ?? null,
    overrides: overridesText(overrides),
  }
}

async function replace(sql: Sql, rows: readonly PriceRow[]): Promise<void> {
  if (rows.length === 0) return
  const permaslugs = [...new Set(rows.map(({ permaslug }) => permaslug))]
  await sql`
    delete from model_prices using models
    where models.id = model_prices.model_id and permaslug = any(${permaslugs}::text[])`
  await sql`
    insert into model_prices (model_id, valid_from, prompt_nano_usd_per_million, completion_nano_usd_per_million,
      cached_nano_usd_per_million, request_nano_usd, overrides)
    select models.id, valid_from, prompt, completion, cached, request, overrides::jsonb
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as sent (permaslug text, valid_from timestamptz,
      prompt bigint, completion bigint, cached bigint, request bigint, overrides text)
    join models on models.permaslug = sent.permaslug`
  await sql`
    update models set prompt_nano_usd_per_million = newest.prompt_nano_usd_per_million,
      completion_nano_usd_per_million = newest.completion_nano_usd_per_million,
      cached_nano_usd_per_million = newest.cached_nano_usd_per_million
    from (
      select distinct on (model_id) * from model_prices order by model_id, valid_from desc
    ) as newest
    where newest.model_id = models.id and permaslug = any(${permaslugs}::text[])`
}
