import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { AppGroup } from '@/lib/domain/entity/app-groups'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { dimensions, isClassing } from '@/lib/domain/entity/dimension'
import type { Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Metric } from '@/lib/domain/tokens/measures'
import type { Entity } from '@/lib/domain/traffic/board'
import type { SeriesPoint } from '@/lib/domain/traffic/series'
import { type EntityRef, listSource, wholeSource } from '../entity/entity-rows'
import { type Grouping, membersOf, sumByBucket, sumByEntity } from '../shared/grouping'
import { listedOnly, listingTable } from '../shared/listing'
import { type Column, isPlaced, metricOf, plain } from '../shared/measures'
import { sliceBucket } from '../shared/slices'
import { bucketSlices, idArray, selectSlices, widestSlices } from '../shared/source'

/** What a chart draws. */
export interface SeriesScope extends Grouping {
  /** The entity whose own tokens it is about; null for all. */
  of: EntityRef | null
  category: CategoryFilter
  grain: Grain
  range: DayRange
  /** The last complete day: wider rows than daily ones end with it. */
  dataThrough: Day | null
  metric: Metric
  appGroup: AppGroup | null
}

/** An entity with its sums over the whole range. */
export interface TopEntity extends Entity, SeriesPoint {
  id: number
}

export interface BucketTotal extends SeriesPoint {
  bucket: Day
  estimated: boolean
}

/** Slug and name are known where each bucket has a top of its own. */
export interface PointRow extends SeriesPoint, Entity, Record<string, unknown> {
  bucket: Day
  id: number
}

const pointsOf = (metric: Metric): Column[] => [
  { name: 'tokens', value: metricOf('tokens') },
  { name: 'requests', value: metricOf('requests') },
  { name: 'value', value: metricOf(metric) },
]

/** The entities with the most over the whole range. It is read from the widest rows that fit, not bucket by bucket. */
export async function readTop(reader: Reader, scope: SeriesScope, top: number): Promise<TopEntity[]> {
  const { dimension, of, category, range, metric, appGroup, dataThrough } = scope
  const source = listSource(of, dimension, category)
  const slices = widestSlices(source.rollup, range, dataThrough)
  const key = sql`r.${sql.identifier(dimensions[dimension].key)}`
  const columns = pointsOf(metric)
  const rows = selectSlices(source, slices, () => sql`${key} as entity_id, ${plain(columns)}`)
  const found = await reader.execute<TopEntity & Record<string, unknown>>(sql`
    select r.entity_id as id, r.tokens as "totalTokens", r.requests, r.value, t.slug, t.name
    from (${sumByEntity(scope, rows, columns)}) r join ${listingTable(dimension)} t on t.id = r.entity_id
    where ${isPlaced(metric, sql`r.tokens`, sql`r.value`)} and ${listedOnly(dimension, appGroup) ?? sql`true`}
    order by r.value desc, t.slug collate "C" limit ${top}`)
  return [...found]
}

/** What the entities of each bucket add up to. */
export async function readBucketTotals(reader: Reader, scope: SeriesScope): Promise<BucketTotal[]> {
  const { grain, of, range, category, metric, dataThrough } = scope
  const source = wholeSource(of, category)
  const slices = bucketSlices(source.rollup, range, grain, dataThrough)
  const rows = selectSlices(
    source,
    slices,
    (slice) =>
      sql`${sliceBucket(slice, grain)} as bucket, ${plain(pointsOf(metric))}, r.sampled_requests > 0 as estimated`,
  )
  const totals = await reader.execute<BucketTotal & Record<string, unknown>>(sql`
    select r.bucket, exact_sum(r.tokens) as "totalTokens", exact_sum(r.requests) as requests,
      exact_sum(r.value) as value, bool_or(r.estimated) as estimated from (${rows}) r group by r.bucket`)
  return [...totals]
}

/** The points of the given entities, by bucket; none where there was nothing. */
export function pointsQuery(scope: SeriesScope, ids: number[]): SQL {
  const { dimension } = scope
  const key = sql`r.${sql.identifier(dimensions[dimension].key)}`
  const members = membersOf(scope, sql`select unnest(${idArray(ids)})`)
  // A few classes hold most of the models: an index entered for each of those takes longer than reading all.
  const rows = entityPoints(scope, isClassing(dimension) ? null : sql`${key} = any (array(${members}))`)
  return sql`
    select r.bucket, r.entity_id as id, r.tokens as "totalTokens", r.requests, r.value
    from (${rows}) r
    ${isClassing(dimension) ? sql`where r.entity_id = any (${idArray(ids)})` : sql``} order by r.bucket`
}

/** The points of the entities with the most in each bucket, the largest first. */
export function topPointsQuery(scope: SeriesScope, top: number): SQL {
  const { dimension, metric, appGroup } = scope
  const placed = sql`
    select r.*, t.slug, t.name,
      row_number() over (partition by r.bucket order by r.value desc, t.slug collate "C") as place
    from (${entityPoints(scope, null)}) r join ${listingTable(dimension)} t on t.id = r.entity_id
    where ${isPlaced(metric, sql`r.tokens`, sql`r.value`)} and ${listedOnly(dimension, appGroup) ?? sql`true`}`
  return sql`
    select r.bucket, r.entity_id as id, r.slug, r.name, r.tokens as "totalTokens", r.requests, r.value
    from (${placed}) r where r.place <= ${top} order by r.bucket, r.place`
}

/** A row for each entity and bucket. */
function entityPoints(scope: SeriesScope, only: SQL | null): SQL {
  const { dimension, of, category, grain, range, metric, dataThrough } = scope
  const columns = pointsOf(metric)
  const key = sql`r.${sql.identifier(dimensions[dimension].key)}`
  const source = listSource(of, dimension, category)
  const rows = selectSlices(
    only ? { ...source, where: sql`${source.where} and ${only}`, isNarrow: true } : source,
    bucketSlices(source.rollup, range, grain, dataThrough),
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${key} as entity_id, ${plain(columns)}`,
  )
  return sumByBucket(scope, rows, columns)
}
