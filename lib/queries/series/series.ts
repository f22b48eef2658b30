import type { SQL } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { defaultBucketCount, trailingBuckets } from '@/lib/domain/time/buckets'
import { dayOf } from '@/lib/domain/time/day'
import type { ChartQuestion } from '@/lib/domain/traffic/question'
import type { ListedBucket, ListedEntity, SeriesChart, SeriesPoint } from '@/lib/domain/traffic/series'
import type { EntityRef } from '../entity/entity-rows'
import { chartBuckets } from '../shared/chart-buckets'
import { readInBatches } from '../shared/cursor'
import { getFreshness } from '../shared/freshness'
import { addPoint, nothing, subtractPoint, sumPoints } from './series-points'
import {
  type BucketTotal,
  type PointRow,
  pointsQuery,
  readBucketTotals,
  readTop,
  type SeriesScope,
  type TopEntity,
  topPointsQuery,
} from './series-rows'
import { unionOf } from './series-union'

const ROWS_A_BATCH = 2000

const other: ListedEntity = { slug: 'other', name: 'Other', kind: 'other' }

/** A chart whose totals are known and whose points are still to be read. */
export interface OpenSeries {
  chart: Omit<SeriesChart, 'buckets' | 'entities'>
  /** Over the whole range. */
  total: SeriesPoint
  totals: BucketTotal[]
  /** Of the whole range; null where each bucket has a top of its own. */
  top: TopEntity[] | null
  /** Null where there is nothing to read. */
  points: SQL | null
}

/**
 * The top entities over time. The points of a bucket, `Other` last, add up to the bucket's total.
 * @param of the entity whose own tokens the chart is about, where it is not about all: see `entityParts`
 */
export async function getSeries(
  reader: Reader,
  dimension: Dimension,
  question: ChartQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<SeriesChart> {
  const open = await openSeries(reader, dimension, question, now, of)
  const rows = open.points ? await reader.execute<PointRow>(open.points) : []
  const buckets: ListedBucket[] = []
  for await (const bucket of fillBuckets(open, [rows])) buckets.push(bucket)
  return { ...open.chart, ...unionOf(buckets) }
}

/** Reads what a chart needs before its points: what each bucket adds up to, and whose points they are. */
export async function openSeries(
  reader: Reader,
  dimension: Dimension,
  question: ChartQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<OpenSeries> {
  const { grain, category, variants, metric, topOf, appGroup } = question
  const freshness = await getFreshness(reader)
  const range = question.range ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const { dataThrough } = freshness
  const scope: SeriesScope = {
    dimension,
    of,
    category,
    grain,
    range,
    variants,
    metric,
    appGroup,
    dataThrough,
  }
  const isEmpty = dataThrough === null
  const totals = isEmpty ? [] : await readBucketTotals(reader, scope)
  const estimated = totals.some((bucket) => bucket.estimated)
  const open = {
    chart: { dimension, topOf, metric, grain, range, estimated, freshness },
    total: sumPoints(totals),
    totals,
  }
  if (isEmpty) return { ...open, top: topOf === 'range' ? [] : null, points: null }
  if (topOf === 'bucket') return { ...open, top: null, points: topPointsQuery(scope, question.top) }
  const top = await readTop(reader, scope, question.top)
  const ids = top.map((entity) => entity.id)
  return { ...open, top, points: ids.length > 0 ? pointsQuery(scope, ids) : null }
}

/** The buckets of an open chart one after the other, read through a cursor. */
export function streamSeries(reader: Reader, open: OpenSeries): AsyncGenerator<ListedBucket> {
  const none: PointRow[][] = []
  return fillBuckets(open, open.points ? readInBatches(reader, open.points, ROWS_A_BATCH) : none)
}

/** Sets the points, which come in the order of their buckets, into the chart's buckets. */
async function* fillBuckets(
  { chart, top, total, totals }: OpenSeries,
  batches: AsyncIterable<PointRow[]> | Iterable<PointRow[]>,
): AsyncGenerator<ListedBucket> {
  const totalOf = new Map<string, SeriesPoint>(totals.map((one) => [one.bucket, one]))
  // Of a range all buckets name the same, whatever there was of each.
  const hasOther = top !== null && isSomething(subtractPoint(total, sumPoints(top)))
  const rows = each(batches)
  let next = await rows.next()
  for (const { bucket, isPartial } of chartBuckets(chart.range, chart.grain, chart.freshness)) {
    const own: PointRow[] = []
    while (!next.done && next.value.bucket === bucket) {
      own.push(next.value)
      next = await rows.next()
    }
    const whole = addPoint(totalOf.get(bucket) ?? nothing, nothing)
    const listed = top ? listedOf(top, own) : listedOf(own, own)
    const rest = subtractPoint(whole, sumPoints(listed.map(({ point }) => point)))
    if (hasOther || (top === null && isSomething(rest))) listed.push({ entity: other, point: rest })
    yield { bucket, isPartial, total: whole, listed }
  }
}

type Named = Pick<TopEntity, 'id' | 'slug' | 'name'>

function listedOf(entities: readonly Named[], rows: readonly PointRow[]): ListedBucket['listed'] {
  const pointOf = new Map<number, SeriesPoint>(rows.map((row) => [row.id, row]))
  return entities.map(({ id, slug, name }) => ({
    entity: { slug, name, kind: 'entity' },
    point: addPoint(pointOf.get(id) ?? nothing, nothing),
  }))
}

function isSomething({ totalTokens, requests }: SeriesPoint): boolean {
  return totalTokens !== 0n || requests !== 0n
}

async function* each<Row>(batches: AsyncIterable<Row[]> | Iterable<Row[]>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch
}
