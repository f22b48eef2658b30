import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Entity } from '@/lib/domain/board'
import { coverRange, type Grain } from '@/lib/domain/buckets'
import type { CategoryFilter } from '@/lib/domain/categories'
import { coverWidest } from '@/lib/domain/cover'
import type { Day } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import { type Dimension, dimensions } from '@/lib/domain/dimension'
import type { Metric } from '@/lib/domain/measures'
import type { Variants } from '@/lib/domain/question'
import type { SeriesPoint } from '@/lib/domain/series'
import { sliceBucket, slicesOfCover } from './slices'
import { dimensionSource, idArray, selectSlices, totalSource } from './source'

/** What a chart draws. */
export interface SeriesScope {
  dimension: Dimension
  category: CategoryFilter
  grain: Grain
  range: DayRange
  variants: Variants
}

/** An entity with its sums over the whole range. */
export interface TopEntity extends Entity, SeriesPoint {
  id: number
}

export interface BucketTotal extends SeriesPoint {
  bucket: Day
  estimated: boolean
}

export interface PointRow extends SeriesPoint, Record<string, unknown> {
  bucket: Day
  id: number
}

const rangeSums = sql`exact_sum(r.tokens) as tokens, exact_sum(r.requests) as requests`
const pointSums = sql`exact_sum(r.tokens) as "totalTokens", exact_sum(r.requests) as requests`
const pointColumns = sql`r.prompt_tokens + r.completion_tokens as tokens, r.requests`
const metricColumns: Record<Metric, SQL> = { tokens: sql`g.tokens`, requests: sql`g.requests` }

/** The entities with the most over the whole range. It is read from the widest rows that fit, not bucket by bucket. */
export async function readTop(
  reader: Reader,
  scope: SeriesScope,
  metric: Metric,
  top: number,
): Promise<TopEntity[]> {
  const { dimension, category, range } = scope
  const { table, key, slug, name } = dimensions[dimension]
  const source = dimensionSource(dimension, category)
  const slices = slicesOfCover(coverWidest(range))
  const rows = selectSlices(source, slices, () => sql`r.${sql.identifier(key)} as entity_id, ${pointColumns}`)
  const found = await reader.execute<TopEntity & Record<string, unknown>>(sql`
    select g.id, g.tokens as "totalTokens", g.requests, t.${sql.identifier(slug)} as slug,
      t.${sql.identifier(name)} as name
    from (
      select ${groupOf(scope)} as id, ${rangeSums} from (${rows}) r ${groupJoin(scope)} group by 1
    ) g
    join ${sql.identifier(table)} t on t.id = g.id
    where g.tokens > 0 ${dimension === 'apps' ? sql`and not t.hidden` : sql``}
    order by ${metricColumns[metric]} desc, t.${sql.identifier(slug)} collate "C"
    limit ${top}`)
  return [...found]
}

/** What the entities of each bucket add up to. */
export async function readBucketTotals(reader: Reader, scope: SeriesScope): Promise<BucketTotal[]> {
  const { grain, range, category } = scope
  const slices = slicesOfCover(coverRange(range, grain))
  const rows = selectSlices(
    totalSource(category),
    slices,
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${pointColumns}, r.estimated`,
  )
  const totals = await reader.execute<BucketTotal & Record<string, unknown>>(sql`
    select r.bucket, ${pointSums}, bool_or(r.estimated) as estimated from (${rows}) r group by r.bucket`)
  return [...totals]
}

/** The points of the given entities, by bucket; none where there was nothing. */
export function pointsQuery(scope: SeriesScope, ids: number[]): SQL {
  const { dimension, category, grain, range } = scope
  const key = sql`r.${sql.identifier(dimensions[dimension].key)}`
  const { rollup, where } = dimensionSource(dimension, category)
  const members = merges(scope)
    ? sql`array(select id from models where coalesce(base_model_id, id) = any (${idArray(ids)}))`
    : idArray(ids)
  const rows = selectSlices(
    { rollup, where: sql`${where} and ${key} = any (${members})` },
    slicesOfCover(coverRange(range, grain)),
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${key} as entity_id, ${pointColumns}`,
  )
  return sql`
    select r.bucket, ${groupOf(scope)} as id, ${pointSums}
    from (${rows}) r ${groupJoin(scope)} group by 1, 2 order by 1`
}

function merges({ dimension, variants }: SeriesScope): boolean {
  return dimension === 'models' && variants === 'merge'
}

function groupOf(scope: SeriesScope): SQL {
  return merges(scope) ? sql`coalesce(v.base_model_id, v.id)` : sql`r.entity_id`
}

function groupJoin(scope: SeriesScope): SQL {
  return merges(scope) ? sql`join models v on v.id = r.entity_id` : sql``
}
