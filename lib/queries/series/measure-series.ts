import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { defaultBucketCount, trailingBuckets } from '@/lib/domain/time/buckets'
import { dayOf } from '@/lib/domain/time/day'
import type {
  MeasureBucket,
  MeasureEntity,
  MeasureQuestion,
  MeasureSeries,
} from '@/lib/domain/traffic/measure-series'
import type { EntityRef } from '../entity/entity-rows'
import { chartBuckets } from '../shared/chart-buckets'
import { readInBatches } from '../shared/cursor'
import { getFreshness } from '../shared/freshness'
import { addRows, type MeasureRow, measuresOf, noRow } from '../shared/measures'
import { type MeasurePoint, measurePointsQuery, readMeasureTotals } from './measure-series-rows'
import { readTop, type SeriesScope, type TopEntity } from './series-rows'

const ROWS_A_BATCH = 1000

/** A chart of measures whose entities and totals are known and whose points are still to be read. */
export interface OpenMeasureSeries {
  chart: Omit<MeasureSeries, 'buckets'>
  /** Over the whole range. */
  total: MeasureRow
  scope: SeriesScope
  top: TopEntity[]
  totals: Map<string, MeasureRow>
}

/**
 * All measures over time: of the entities with most of the metric and of `Other`, or of everything together.
 * @param of the entity whose own they are; null for all
 */
export async function getMeasureSeries(
  reader: Reader,
  dimension: Dimension | null,
  question: MeasureQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<MeasureSeries> {
  const open = await openMeasureSeries(reader, dimension, question, now, of)
  const rows = open.top.length > 0 ? await reader.execute<MeasurePoint>(pointsOf(open)) : []
  const buckets: MeasureBucket[] = []
  for await (const bucket of fillBuckets(open, [rows])) buckets.push(bucket)
  return { ...open.chart, buckets }
}

export async function openMeasureSeries(
  reader: Reader,
  dimension: Dimension | null,
  { category, grain, variants, metric, ...question }: MeasureQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<OpenMeasureSeries> {
  const freshness = await getFreshness(reader)
  const { dataThrough } = freshness
  const range = question.range ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const listed = dimension ?? 'models'
  const scope: SeriesScope = {
    ...{ dimension: listed, of, category, grain, range, variants, metric, appGroup: null },
    dataThrough,
  }
  const rows = dataThrough === null ? [] : await readMeasureTotals(reader, scope)
  const totals = new Map(rows.map((row) => [row.bucket, row]))
  const hasEntities = dimension !== null && dataThrough !== null
  const top = hasEntities ? await readTop(reader, scope, question.top) : []
  const total = rows.reduce((sum: MeasureRow, row) => addRows(sum, row, 1n), noRow)
  const isWhole = top.reduce((rest, { requests }) => rest - requests, total.requests) === 0n
  const entities: MeasureEntity[] = top.map(({ slug, name }) => ({ slug, name, kind: 'entity' }))
  if (dimension === null) entities.push({ slug: 'all', name: 'All', kind: 'all' })
  else if (!isWhole) entities.push({ slug: 'other', name: 'Other', kind: 'other' })
  const estimated = total.sampled_requests > 0n
  return {
    chart: { dimension, grain, range, entities, estimated, freshness },
    total,
    scope,
    top,
    totals,
  }
}

/** The buckets of an open chart one after the other, read through a cursor. */
export function streamMeasureSeries(reader: Reader, open: OpenMeasureSeries): AsyncGenerator<MeasureBucket> {
  const none: MeasurePoint[][] = []
  return fillBuckets(open, open.top.length > 0 ? readInBatches(reader, pointsOf(open), ROWS_A_BATCH) : none)
}

function pointsOf({ scope, top }: OpenMeasureSeries) {
  return measurePointsQuery(
    scope,
    top.map(({ id }) => id),
  )
}

/** Sets the points, which come in the order of their buckets, into the chart's rows; the rest is the last entity. */
async function* fillBuckets(
  { chart, top, totals }: OpenMeasureSeries,
  batches: AsyncIterable<MeasurePoint[]> | Iterable<MeasurePoint[]>,
): AsyncGenerator<MeasureBucket> {
  const position = new Map(top.map(({ id }, index) => [id, index]))
  const rows = each(batches)
  let next = await rows.next()
  for (const { bucket, isPartial } of chartBuckets(chart.range, chart.grain, chart.freshness)) {
    const points = top.map(() => noRow)
    const total = totals.get(bucket) ?? noRow
    let rest = total
    while (!next.done && next.value.bucket === bucket) {
      points[position.get(next.value.id)!] = next.value
      rest = addRows(rest, next.value, -1n)
      next = await rows.next()
    }
    if (chart.entities.length > top.length) points.push(rest)
    yield { bucket, isPartial, points: points.map(measuresOf), total: measuresOf(total) }
  }
}

async function* each<Row>(batches: AsyncIterable<Row[]> | Iterable<Row[]>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch
}
