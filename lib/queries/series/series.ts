import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { defaultBucketCount, trailingBuckets } from '@/lib/domain/time/buckets'
import { dayOf } from '@/lib/domain/time/day'
import type { ChartQuestion } from '@/lib/domain/traffic/question'
import type { SeriesBucket, SeriesChart, SeriesPoint } from '@/lib/domain/traffic/series'
import type { EntityRef } from '../entity/entity-rows'
import { chartBuckets } from '../shared/chart-buckets'
import { readInBatches } from '../shared/cursor'
import { getFreshness } from '../shared/freshness'
import {
  type BucketTotal,
  type PointRow,
  pointsQuery,
  readBucketTotals,
  readTop,
  type SeriesScope,
  type TopEntity,
} from './series-rows'

const ROWS_A_BATCH = 2000

/** A chart whose entities and totals are known and whose points are still to be read. */
export interface OpenSeries {
  chart: Omit<SeriesChart, 'buckets'>
  /** Over the whole range. */
  total: SeriesPoint
  scope: SeriesScope
  top: TopEntity[]
  totals: BucketTotal[]
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
  const rows = open.top.length > 0 ? await reader.execute<PointRow>(pointsOf(open)) : []
  const buckets: SeriesBucket[] = []
  for await (const bucket of fillBuckets(open, [rows])) buckets.push(bucket)
  return { ...open.chart, buckets }
}

/** Reads what a chart needs before its points: the entities, and what each bucket adds up to. */
export async function openSeries(
  reader: Reader,
  dimension: Dimension,
  question: ChartQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<OpenSeries> {
  const { grain, category, variants, metric, appGroup } = question
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
  const top = isEmpty ? [] : await readTop(reader, scope, question.top)
  const total = sumPoints(totals)
  const rest = subtractPoint(total, sumPoints(top))
  const entities: SeriesChart['entities'] = top.map(({ slug, name }) => ({ slug, name, kind: 'entity' }))
  if (rest.totalTokens !== 0n || rest.requests !== 0n) {
    entities.push({ slug: 'other', name: 'Other', kind: 'other' })
  }
  const estimated = totals.some((bucket) => bucket.estimated)
  return {
    chart: { dimension, metric, grain, range, entities, estimated, freshness },
    total,
    scope,
    top,
    totals,
  }
}

/** The buckets of an open chart one after the other, read through a cursor. */
export function streamSeries(reader: Reader, open: OpenSeries): AsyncGenerator<SeriesBucket> {
  const none: PointRow[][] = []
  return fillBuckets(open, open.top.length > 0 ? readInBatches(reader, pointsOf(open), ROWS_A_BATCH) : none)
}

function pointsOf({ scope, top }: OpenSeries) {
  return pointsQuery(
    scope,
    top.map((entity) => entity.id),
  )
}

/** Sets the points, which come in the order of their buckets, into the chart's rows, with zeros between them. */
async function* fillBuckets(
  { chart, top, totals }: OpenSeries,
  batches: AsyncIterable<PointRow[]> | Iterable<PointRow[]>,
): AsyncGenerator<SeriesBucket> {
  const position = new Map(top.map((entity, index) => [entity.id, index]))
  const totalOf = new Map<string, SeriesPoint>(totals.map((total) => [total.bucket, total]))
  const rows = each(batches)
  let next = await rows.next()
  for (const { bucket, isPartial } of chartBuckets(chart.range, chart.grain, chart.freshness)) {
    const points = top.map(() => nothing)
    while (!next.done && next.value.bucket === bucket) {
      const { id, totalTokens, requests, value } = next.value
      points[position.get(id)!] = { totalTokens, requests, value }
      next = await rows.next()
    }
    const { totalTokens, requests, value } = totalOf.get(bucket) ?? nothing
    const total = { totalTokens, requests, value }
    if (chart.entities.length > top.length) points.push(subtractPoint(total, sumPoints(points)))
    yield { bucket, isPartial, total, points }
  }
}

async function* each<Row>(batches: AsyncIterable<Row[]> | Iterable<Row[]>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch
}

const nothing: SeriesPoint = { totalTokens: 0n, requests: 0n, value: 0n }

function sumPoints(points: SeriesPoint[]): SeriesPoint {
  return points.reduce((sum, point) => addPoint(sum, point, 1n), nothing)
}

function subtractPoint(whole: SeriesPoint, part: SeriesPoint): SeriesPoint {
  return addPoint(whole, part, -1n)
}

function addPoint(a: SeriesPoint, b: SeriesPoint, factor: 1n | -1n): SeriesPoint {
  return {
    totalTokens: a.totalTokens + factor * b.totalTokens,
    requests: a.requests + factor * b.requests,
    value: a.value + factor * b.value,
  }
}
