import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { categoryFilterId } from '@/lib/domain/entity/categories'
import { overridesOf, type PriceOverride } from '@/lib/domain/money/model-price'
import { catalogueFacts } from './facts'
import { isListed, type ModelFilter } from './filter'

export interface CatalogueEntry {
  id: number
  permaslug: string
  /** How requests name it, where the catalogue says so. */
  catalogueId: string | null
  name: string
  author: string
  authorName: string
  huggingFaceId: string | null
  releasedAt: string | null
  contextLength: number | null
  maxCompletionTokens: number | null
  inputModalities: string[]
  outputModalities: string[]
  supportedParameters: string[]
  /** Billionths of a dollar for a million tokens, or for a request; null where the catalogue names none. */
  prompt: bigint | null
  completion: bigint | null
  cached: bigint | null
  request: bigint | null
  overrides: PriceOverride[]
}

/** The orders that models can be listed in. Those without a value come last, ties are in the order of slugs. */
export const modelOrders = {
  newest: sql`f."releasedAt" desc nulls last`,
  'most-popular': sql`coalesce(w.month_prompt_tokens + w.month_completion_tokens, 0) desc`,
  'top-weekly': sql`coalesce(w.week_prompt_tokens + w.week_completion_tokens, 0) desc`,
  'pricing-low-to-high': sql`f.prompt + f.completion asc nulls last`,
  'pricing-high-to-low': sql`f.prompt + f.completion desc nulls last`,
  'context-high-to-low': sql`f."contextLength" desc nulls last`,
} as const satisfies Record<string, SQL>

export type ModelOrder = keyof typeof modelOrders

export interface ModelListing {
  filter: ModelFilter
  category: CategoryFilter
  order: ModelOrder
  /** Null for all there are. */
  limit: number | null
  offset: number
}

type Row = Omit<CatalogueEntry, 'overrides'> & { overrides: unknown } & Record<string, unknown>

const entryOf = (row: Row): CatalogueEntry => ({ ...row, overrides: overridesOf(row.overrides) })

/** The models of the catalogue and of the traffic. A category lists those that had tokens in it in the last week. */
export async function listModels(
  reader: Reader,
  { filter, category, order, limit, offset }: ModelListing,
  now: Date,
): Promise<CatalogueEntry[]> {
  const rows = await reader.execute<Row>(sql`
    select f.* from (${catalogueFacts(now)}) f
    left join model_windows w on w.model_id = f.id and w.category_id = ${categoryFilterId(category)}
    where ${isListed(filter, category)}
    order by ${modelOrders[order]}, f.permaslug collate "C" limit ${limit} offset ${offset}`)
  return rows.map(entryOf)
}

/** How many there are of them. */
export async function countModels(
  reader: Reader,
  { filter, category }: Pick<ModelListing, 'filter' | 'category'>,
  now: Date,
): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(sql`
    select count(*)::int as count from (${catalogueFacts(now)}) f
    left join model_windows w on w.model_id = f.id and w.category_id = ${categoryFilterId(category)}
    where ${isListed(filter, category)}`)
  return row!.count
}

/** The model of a name, as requests write it or as its permaslug; undefined where there is none. */
export async function findModel(
  reader: Reader,
  name: string,
  now: Date,
): Promise<CatalogueEntry | undefined> {
  const [row] = await reader.execute<Row>(sql`
    select f.* from (${catalogueFacts(now)}) f
    where f."catalogueId" = ${name} or f.permaslug = ${name}
    order by f."catalogueId" = ${name} desc nulls last limit 1`)
  return row && entryOf(row)
}

/** What changes when a model is added: traffic adds them between two rollups. */
export async function lastModelId(reader: Reader): Promise<number | null> {
  const [row] = await reader.execute<{ id: number | null }>(sql`select max(id) as id from models`)
  return row!.id
}
