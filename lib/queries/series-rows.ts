import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Entity } from '@/lib/domain/board'
import { coverRange, type Grain } from '@/lib/domain/buckets'
import type { CategoryFilter } from '@/lib/domain/categories'
import { coverWidest } from '@/lib/domain/cover'
import type { Day } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import { dimensions } from '@/lib/domain/dimension'
import type { Metric } from '@/lib/domain/measures'
import type { SeriesPoint } from '@/lib/domain/series'
import { type Column, plain, tokens } from './measures'
import { type Merging, membersOf, sumByBucket, sumByEntity } from './merging'
import { sliceBucket, slicesOfCover } from './slices'
import { dimensionSource, idArray, selectSlices, totalSource } from './source'

/** What a chart draws. */
export interface SeriesScope extends Merging {
  category: CategoryFilter
  grain: Grain
  range: DayRange
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

const pointSums = sql`exact_sum(r.tokens) as "totalTokens", exact_sum(r.requests) as requests`
const pointColumns: Column[] = [
  { name: 'tokens', value: tokens },
  { name: 'requests', value: sql`r.requests` },
]
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
  const rows = selectSlices(
    source,
    slices,
    () => sql`r.${sql.identifier(key)} as entity_id, ${plain(pointColumns)}`,
  )
  const found = await reader.execute<TopEntity & Record<string, unknown>>(sql`
    select g.entity_id as id, g.tokens as "totalTokens", g.requests, t.${sql.identifier(slug)} as slug,
      t.${sql.identifier(name)} as name
    from (${sumByEntity(scope, rows, pointColumns)}) g
    join ${sql.identifier(table)} t on t.id = g.entity_id
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
    (slice) =>
      sql`${sliceBucket(slice, grain)} as bucket, ${plain(pointColumns)}, r.sampled_requests > 0 as estimated`,
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
  const members = membersOf(scope, sql`select unnest(${idArray(ids)})`)
  const rows = selectSlices(
    { rollup, where: sql`${where} and ${key} = any (array(${members}))`, isNarrow: true },
    slicesOfCover(coverRange(range, grain)),
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${key} as entity_id, ${plain(pointColumns)}`,
  )
  return sql`
    select r.bucket, r.entity_id as id, r.tokens as "totalTokens", r.requests
    from (${sumByBucket(scope, rows, pointColumns)}) r order by r.bucket`
}
