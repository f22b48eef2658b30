import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { dimensions, type EntityDimension } from '@/lib/domain/entity/dimension'
import { defaultBucketCount, trailingBuckets } from '@/lib/domain/time/buckets'
import { dayOf } from '@/lib/domain/time/day'
import { windowOf } from '@/lib/domain/time/period'
import { isOptional, type Metric } from '@/lib/domain/tokens/measures'
import type { Entity } from '@/lib/domain/traffic/board'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import type { ComparedWindows, Comparison } from '@/lib/domain/traffic/comparison'
import type { Variants } from '@/lib/domain/traffic/question'
import type { SeriesPoint } from '@/lib/domain/traffic/series'
import { type PointRow, pointsQuery, readBucketTotals, type SeriesScope } from './series/series-rows'
import { chartBuckets } from './shared/chart-buckets'
import { getFreshness } from './shared/freshness'
import { membersOf, sumByEntity } from './shared/grouping'
import { type Column, metricOf, named, plain, sums } from './shared/measures'
import { dimensionSource, idArray, type Source, selectWindows, totalSource } from './shared/source'

/** One thing to compare. */
export interface Compared extends Entity {
  id: number
  /** A base model brings its variants; a variant that is asked for by name stands alone. */
  variants: Variants
}

/** What the slugs name, in their order. A hidden app is unknown: it is counted everywhere and shown nowhere. */
export async function findCompared(
  reader: Reader,
  dimension: EntityDimension,
  slugs: readonly string[],
): Promise<{ found: Compared[]; unknown: string[] }> {
  if (slugs.length === 0) return { found: [], unknown: [] }
  const { table, slug, name } = dimensions[dimension]
  const isAlone = dimension === 'models' ? sql`base_model_id is not null` : sql`false`
  const isShown = dimension === 'apps' ? sql`not hidden` : sql`true`
  const list = sql.join(
    slugs.map((one) => sql`${one}`),
    sql`, `,
  )
  const rows = await reader.execute<Compared & Record<string, unknown>>(sql`
    select id, ${sql.identifier(slug)} as slug, ${sql.identifier(name)} as name,
      case when ${isAlone} then 'split' else 'merge' end as variants
    from ${sql.identifier(table)} where ${sql.identifier(slug)} in (${list}) and ${isShown}`)
  const bySlug = new Map([...rows].map((row) => [row.slug, row]))
  return {
    found: slugs.flatMap((one) => bySlug.get(one) ?? []),
    unknown: slugs.filter((one) => !bySlug.has(one)),
  }
}

/** The given entities over the grain's usual span. Needs a transaction (`readSnapshot`). */
export async function getComparison(
  reader: Reader,
  question: CompareQuestion,
  compared: readonly Compared[],
  now: Date,
): Promise<Comparison> {
  const { grain } = question
  const freshness = await getFreshness(reader)
  const range = trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const scope: Omit<SeriesScope, 'variants'> = {
    ...question,
    range,
    of: null,
    appGroup: null,
    dataThrough: freshness.dataThrough,
  }
  const isEmpty = freshness.dataThrough === null
  const totals = isEmpty ? [] : await readBucketTotals(reader, { ...scope, variants: 'merge' })
  const points = isEmpty
    ? []
    : await readEach(compared, (ids, variants) => readPoints(reader, { ...scope, variants }, ids))
  const windows = await readEach(compared, (ids, variants) => readWindows(reader, question, ids, variants))
  const [total] = await readTotalWindows(reader, question)
  const hasBefore = (window: 'week' | 'month') =>
    windowOf(window, freshness.dataThrough ?? dayOf(now), freshness.firstDay).previous !== null
  const compares = { week: hasBefore('week'), month: hasBefore('month') }
  const totalOf = new Map(totals.map((row) => [row.bucket, row]))
  const pointOf = new Map(points.map((row) => [`${row.bucket} ${row.id}`, row]))
  const windowsOf = new Map(windows.map((row) => [row.id, row]))
  return {
    question,
    range,
    freshness,
    estimated: totals.some((row) => row.estimated),
    entities: compared.map(({ id, slug, name }) => ({
      slug,
      name,
      ...comparedWindows(windowsOf.get(id), compares),
    })),
    total: comparedWindows(total, compares),
    buckets: chartBuckets(range, grain, freshness).map(({ bucket, isPartial }) => ({
      bucket,
      isPartial,
      total: pointOfRow(totalOf.get(bucket)) ?? { totalTokens: 0n, requests: 0n, value: 0n },
      points: compared.map(({ id }) => stated(pointOfRow(pointOf.get(`${bucket} ${id}`)), question.metric)),
    })),
  }
}

/** Variants asked for by name are read apart from the models that bring theirs. */
async function readEach<Row>(
  compared: readonly Compared[],
  read: (ids: number[], variants: Variants) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const variants of ['merge', 'split'] as const) {
    const ids = compared.filter((one) => one.variants === variants).map(({ id }) => id)
    if (ids.length > 0) rows.push(...(await read(ids, variants)))
  }
  return rows
}

async function readPoints(reader: Reader, scope: SeriesScope, ids: number[]): Promise<PointRow[]> {
  return [...(await reader.execute<PointRow>(pointsQuery(scope, ids)))]
}

/** Where no request states what the metric counts, that is unknown: a gap, not a zero. */
function stated(point: SeriesPoint | null, metric: Metric): SeriesPoint | null {
  return isOptional(metric) && point?.value === 0n ? null : point
}

/** Without a request there is nothing: a gap, not a zero. */
function pointOfRow(row: SeriesPoint | undefined): SeriesPoint | null {
  if (!row || row.requests === 0n) return null
  return { totalTokens: row.totalTokens, requests: row.requests, value: row.value }
}

const windowNames = ['week', 'previous_week', 'month', 'previous_month'] as const

interface WindowRow extends Record<(typeof windowNames)[number], bigint>, Record<string, unknown> {
  id: number
  week_sampled: bigint
  month_sampled: bigint
}

function windowColumns({ metric }: CompareQuestion): Column[] {
  const measure = (prefix: string) => (name: string) => sql`r.${sql.identifier(`${prefix}_${name}`)}`
  return [
    ...windowNames.map((prefix) => ({ name: prefix as string, value: metricOf(metric, measure(prefix)) })),
    { name: 'week_sampled', value: measure('week')('sampled_requests') },
    { name: 'month_sampled', value: measure('month')('sampled_requests') },
  ]
}

async function readWindows(
  reader: Reader,
  question: CompareQuestion,
  ids: number[],
  variants: Variants,
): Promise<WindowRow[]> {
  const { dimension, category } = question
  const grouping = { dimension, variants }
  const source = dimensionSource(dimension, category)
  const key = sql`r.${sql.identifier(source.key)}`
  const members = membersOf(grouping, sql`select unnest(${idArray(ids)})`)
  const columns = windowColumns(question)
  const rows = selectWindows(
    { ...source, where: sql`${source.where} and ${key} = any (array(${members}))` },
    sql`${key} as entity_id, ${plain(columns)}`,
  )
  return selected(reader, sql`select r.entity_id as id, r.* from (${sumByEntity(grouping, rows, columns)}) r`)
}

function readTotalWindows(reader: Reader, question: CompareQuestion): Promise<WindowRow[]> {
  const columns = windowColumns(question)
  const source: Source = totalSource(question.category)
  const rows = selectWindows(source, plain(columns))
  return selected(reader, sql`select ${sums(named(columns))} from (${rows}) r having count(*) > 0`)
}

async function selected(reader: Reader, query: SQL): Promise<WindowRow[]> {
  return [...(await reader.execute<WindowRow>(query))]
}

function comparedWindows(
  row: WindowRow | undefined,
  compares: Record<'week' | 'month', boolean>,
): ComparedWindows {
  return {
    week: {
      value: row?.week ?? 0n,
      previous: compares.week ? (row?.previous_week ?? 0n) : null,
      estimated: (row?.week_sampled ?? 0n) > 0n,
    },
    month: {
      value: row?.month ?? 0n,
      previous: compares.month ? (row?.previous_month ?? 0n) : null,
      estimated: (row?.month_sampled ?? 0n) > 0n,
    },
  }
}
