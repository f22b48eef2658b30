import type { Sql } from '@/db/sql'
import {
  isSamePrice,
  type ModelPrice,
  overridesText,
  type PriceChange,
  recordPrice,
} from '@/lib/domain/money/model-price'
import { type KnownPrice, readPrices } from './price-rows'
import type { CatalogueModel } from './read-models'
import type { CatalogueSource } from './source'

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
  source: CatalogueSource,
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
    const after = historyWith(before, { ...price, validFromMs: validFrom.getTime() }, source)
    if (!isSameHistory(changesOf(before), changesOf(after)))
      stored[before.length === 0 ? 'first' : 'changed'] += 1
    if (!isSameHistory(before, after)) rows.push(...after.map((change) => rowOf(permaslug, change)))
  }
  await replace(sql, rows)
  return stored
}

/**
 * A built-in price is written where nothing was imported for the model. An imported one holds from its moment on, whatever
 * the built-in catalogue says of later days; what that says of the days before it stays. It stands as a row of its own
 * even where it is the same price, so that it outlives the built-in one.
 */
function historyWith(
  before: readonly KnownPrice[],
  change: PriceChange,
  source: CatalogueSource,
): readonly KnownPrice[] {
  const imported = before.filter(({ isBuiltIn }) => !isBuiltIn)
  if (source === 'built-in') return imported.length > 0 ? before : marked(recordPrice(before, change), true)
  const earlier = before.filter(({ isBuiltIn, validFromMs }) => isBuiltIn && validFromMs < change.validFromMs)
  return [...earlier, ...marked(recordPrice(imported, change), false)]
}

function marked(history: readonly PriceChange[], isBuiltIn: boolean): KnownPrice[] {
  return history.map((change) => ({ ...change, isBuiltIn }))
}

/** The rows at which the price is another one than before, whoever told of it. */
function changesOf(history: readonly KnownPrice[]): readonly KnownPrice[] {
  const changes = history.filter((row, place) => place === 0 || !isSamePrice(history[place - 1]!, row))
  return changes.map((change) => ({ ...change, isBuiltIn: false }))
}

function isFixed({ prompt, completion, request }: ModelPrice): boolean {
  return prompt !== null || completion !== null || request !== null
}

function isSameHistory(before: readonly KnownPrice[], after: readonly KnownPrice[]): boolean {
  const texts = (history: readonly KnownPrice[]) => JSON.stringify(history.map((change) => rowOf('', change)))
  return texts(before) === texts(after)
}

type PriceRow = ReturnType<typeof rowOf>

function rowOf(
  permaslug: string,
  { prompt, completion, cached, request, overrides, validFromMs, isBuiltIn }: KnownPrice,
) {
  return {
    permaslug,
    valid_from: new Date(validFromMs).toISOString(),
    prompt: prompt?.toString() ?? null,
    completion: completion?.toString() ?? null,
    cached: cached?.toString() ?? null,
    request: request?.toString() ?? null,
    overrides: overridesText(overrides),
    built_in: isBuiltIn,
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
      cached_nano_usd_per_million, request_nano_usd, overrides, built_in)
    select models.id, valid_from, prompt, completion, cached, request, overrides::jsonb,
      built_in
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as sent (permaslug text, valid_from timestamptz,
      prompt bigint, completion bigint, cached bigint, request bigint, overrides text, built_in boolean)
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
