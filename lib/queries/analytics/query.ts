import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Additive } from '@/db/schema/rollup-columns'
import type { Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { sliceBucket } from '../shared/slices'
import { bucketSlices, selectSlices, widestSlices } from '../shared/source'
import { type AnalyticsRollup, tableOf } from './choose-rollup'
import { conditionOf, type ResolvedFilter } from './conditions'
import { type AnalyticsDimension, type AnalyticsMetric, analyticsDimensions, metricEntry } from './fields'

/** Stands for all hidden apps: no app has this id. */
const HIDDEN = -1

export interface AnalyticsQuestion {
  rollup: AnalyticsRollup
  range: DayRange
  metrics: readonly AnalyticsMetric[]
  dimensions: readonly AnalyticsDimension[]
  filters: readonly ResolvedFilter[]
  grain: Grain | null
  order: { field: AnalyticsMetric | AnalyticsDimension | 'date'; isDescending: boolean } | null
  limit: number
  /** Rows of each combination of dimensions; null for all. */
  groupLimit: number | null
}

/** A bigint is a sum (money in billionths of a dollar), a number a ratio. */
export interface AnalyticsRow extends Record<string, unknown> {
  bucket?: Day
}

export interface AnalyticsAnswer {
  rows: AnalyticsRow[]
  /** Whether there are more rows than the limits let through. */
  isTruncated: boolean
}

/** Sums by up to two dimensions and buckets of days, in one statement over one rollup. */
export async function queryAnalytics(
  reader: Reader,
  question: AnalyticsQuestion,
  dataThrough: Day | null,
): Promise<AnalyticsAnswer> {
  const { dimensions, groupLimit, limit } = question
  const sums = namedSums(question, dataThrough)
  const isCut = groupLimit !== null && dimensions.length > 0
  const found = await reader.execute<AnalyticsRow & { isCut: boolean }>(sql`
    select n.*, ${isCut ? sql`count(*) over () < n."all"` : sql`false`} as "isCut"
    from (${isCut ? withPlaces(question, sums) : sums}) n
    where ${isCut ? sql`n.place <= ${groupLimit}` : sql`true`}
    order by ${orderOf(question)} limit ${limit + 1}`)
  const rows = found.slice(0, limit)
  return { rows, isTruncated: found.length > limit || rows.some((row) => row.isCut) }
}

function withPlaces(question: AnalyticsQuestion, sums: SQL): SQL {
  const partition = sql.join(question.dimensions.map(quoted), sql`, `)
  return sql`
    select n.*, count(*) over () as "all",
      row_number() over (partition by ${partition} order by ${orderOf(question)}) as place
    from (${sums}) n`
}

/** The metrics under their names, beside the slugs of the dimensions and the bucket. */
function namedSums(question: AnalyticsQuestion, dataThrough: Day | null): SQL {
  const { dimensions, metrics, grain } = question
  const joins = dimensions.map((name) => {
    const { table, key } = analyticsDimensions[name]
    return sql`left join ${sql.identifier(table)} ${alias(name)} on ${alias(name)}.id = s.${sql.identifier(key)}`
  })
  const list = [
    ...(grain ? [sql`s.bucket`] : []),
    ...dimensions.map((name) => sql`${slugOf(name)} as ${quoted(name)}`),
    ...orderedBy(question, metrics).map((name) => sql`${valueFor(name)} as ${quoted(name)}`),
  ]
  const from = sql`from (${idSums(question, dataThrough)}) s ${sql.join(joins, sql` `)}`
  return sql`select ${sql.join(list, sql`, `)} ${from}`
}

/** The columns summed by ids; hidden apps are one, whose id no app has. */
function idSums(question: AnalyticsQuestion, dataThrough: Day | null): SQL {
  const { rollup, range, dimensions, filters, grain } = question
  const columns = columnsOf(question)
  const slices = grain
    ? bucketSlices(rollup, range, grain, dataThrough)
    : widestSlices(rollup, range, dataThrough)
  const isNarrow = filters.some(({ dimension, isExcluded }) => dimension !== 'category' && !isExcluded)
  const where = conditionOf(rollup, filters, dimensions)
  const own = [...new Set(dimensions.map((name) => ownKey(rollup, name)))]
  const rows = selectSlices({ rollup, where, isNarrow }, slices, (slice) =>
    sql.join(
      [
        ...(grain ? [sql`${sliceBucket(slice, grain)} as bucket`] : []),
        ...own.map((key) => sql`r.${sql.identifier(key)}`),
        ...columns.map(plain),
      ],
      sql`, `,
    ),
  )
  if (isSummed(question)) return rows
  const keys = [...(grain ? [sql`r.bucket`] : []), ...dimensions.map((name) => groupKey(rollup, name))]
  const isByModel = dimensions.some((name) => ownKey(rollup, name) !== analyticsDimensions[name].key)
  const models = isByModel ? sql`join models m on m.id = r.model_id` : sql``
  const summed = sql`select ${sql.join([...keys, ...columns.map(sum)], sql`, `)} from (${rows}) r ${models}`
  // Without a key a sum has a row also where there is nothing to sum.
  return keys.length > 0 ? sql`${summed} ${groupBy(keys.length)}` : sql`${summed} having count(*) > 0`
}

/** Whether each row of the rollup is one of the answer already. */
function isSummed({ rollup, grain, dimensions, filters }: AnalyticsQuestion): boolean {
  const { keys, byCategory } = tableOf(rollup)
  const isByCategory = byCategory && filters.some(({ dimension }) => dimension === 'category')
  const apart = dimensions.map((name) => analyticsDimensions[name].key as string)
  const isEachKey = [...keys, ...(isByCategory ? ['category_id'] : [])].every((key) => apart.includes(key))
  return grain === 'day' && isEachKey && !dimensions.includes('app')
}

/** The column of the rollup that a dimension is read from: an author is found by its models. */
function ownKey(rollup: AnalyticsRollup, name: AnalyticsDimension): string {
  return name === 'author' && rollup !== 'author' ? 'model_id' : analyticsDimensions[name].key
}

function groupKey(rollup: AnalyticsRollup, name: AnalyticsDimension): SQL {
  if (name === 'author' && rollup !== 'author') return sql`m.author_id`
  if (name !== 'app') return sql`r.${sql.identifier(analyticsDimensions[name].key)}`
  return sql`case when r.app_id = any (array(select id from apps where hidden)) then ${HIDDEN} else r.app_id end as app_id`
}

/** A metric of the summed columns, alias `s`. */
function valueFor(metric: AnalyticsMetric): SQL {
  const { columns, isRate, times = 1 } = metricEntry(metric)
  const values = columns.map((column) => sql`s.${sql.identifier(column)}`)
  if (!isRate) return sql.join(values, sql` + `)
  const [over, under] = values
  return sql`${over}::float8 * ${times}::float8 / nullif(${under}, 0)`
}

/** The metrics with the one that orders, which need not be asked for. */
function orderedBy({ order }: AnalyticsQuestion, metrics: readonly AnalyticsMetric[]): AnalyticsMetric[] {
  return [...new Set(order?.field === 'request_count' ? [...metrics, 'request_count' as const] : metrics)]
}

function columnsOf(question: AnalyticsQuestion): Additive[] {
  return [...new Set(orderedBy(question, question.metrics).flatMap((name) => metricEntry(name).columns))]
}

/** What is asked first, then the last bucket, the most, and the slugs: no two rows are equal in all of these. */
function orderOf({ order, grain, metrics, dimensions }: AnalyticsQuestion): SQL {
  const isSlug = (field: string) => dimensions.some((name) => name === field)
  const by = (field: string, isDescending: boolean) => {
    const value = field === 'date' ? sql`n.bucket` : sql`n.${quoted(field)}`
    const direction = isDescending ? sql`desc nulls last` : sql`asc nulls last`
    return isSlug(field) ? sql`${value} collate "C" ${direction}` : sql`${value} ${direction}`
  }
  return sql.join(
    [
      ...(order ? [by(order.field, order.isDescending)] : []),
      ...(grain ? [by('date', true)] : []),
      by(metrics[0]!, true),
      ...dimensions.map((name) => by(name, false)),
    ],
    sql`, `,
  )
}

const quoted = (name: string) => sql.identifier(name)
const alias = (name: AnalyticsDimension) => sql.identifier(`named_${name}`)
const plain = (column: Additive) => sql`r.${sql.identifier(column)}`
const sum = (column: Additive) => sql`exact_sum(r.${sql.identifier(column)}) as ${sql.identifier(column)}`

const slugOf = (name: AnalyticsDimension) => {
  const slug = sql`${alias(name)}.${sql.identifier(analyticsDimensions[name].slug)}`
  return name === 'app' ? sql`coalesce(${slug}, 'other')` : slug
}

const groupBy = (count: number) =>
  sql.raw(`group by ${Array.from({ length: count }, (_, place) => place + 1).join(', ')}`)
