import { type SQL, sql } from 'drizzle-orm'
import { bucketsOf, type Cover, type Grain } from '@/lib/domain/time/buckets'
import { coverWidest } from '@/lib/domain/time/cover'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'

/** Rows of one rollup table that together stand for a stretch of days. */
export interface Slice {
  span: 'daily' | 'weekly' | 'monthly'
  range: DayRange
}

const spanOfGrain = { day: 'daily', week: 'weekly', month: 'monthly' } as const
const grainOfSpan = { daily: 'day', weekly: 'week', monthly: 'month' } as const

export function slicesOfCover(parts: Cover[]): Slice[] {
  return parts.map(({ grain, from, until }) => ({ span: spanOfGrain[grain], range: { from, until } }))
}

/** The fewest rows that stand for the days: complete months and weeks where the rollup has them. */
export function slicesOfRange(range: DayRange, hasWiderRows: boolean, dataThrough: Day | null): Slice[] {
  return hasWiderRows ? slicesOfCover(coverWidest(range, dataThrough)) : [{ span: 'daily', range }]
}

/** Whether an entity has at most one row in the slices, so that there is nothing to sum. */
export function isSingleRow([slice, ...others]: Slice[]): boolean {
  if (!slice || others.length > 0) return false
  return slice.span === 'daily' && addDays(slice.range.from, 1) === slice.range.until
}

/**
 * The condition that picks the slice's rows of the table with the alias `r`. Where few rows of each date are wanted,
 * the dates are named one by one, so that an index which starts with the date is entered once for each.
 */
export function sliceCondition({ span, range }: Slice, isNarrow: boolean): SQL {
  const column = sql.identifier(grainOfSpan[span])
  if (!isNarrow) return sql`r.${column} >= ${range.from} and r.${column} < ${range.until}`
  const dates = `{${bucketsOf(range, grainOfSpan[span]).join(',')}}`
  return sql`r.${column} = any (${dates}::date[])`
}

/** The first day of the chart bucket that a row of the slice belongs to. */
export function sliceBucket({ span }: Slice, grain: Grain): SQL {
  const column = sql`r.${sql.identifier(grainOfSpan[span])}`
  return grain === 'day' || span !== 'daily' ? column : sql`date_trunc(${grain}, r.day::timestamp)::date`
}
