import { type SQL, sql } from 'drizzle-orm'
import type { Span } from '@/db/schema/rollups'
import type { Freshness } from '@/lib/domain/board'
import type { Cover, Grain } from '@/lib/domain/buckets'
import { coverWidest } from '@/lib/domain/cover'
import { addDays, dayOf } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import { type Period, type PeriodWindow, windowOf, windowOfRange } from '@/lib/domain/period'

/** Rows of one rollup table that together stand for a stretch of days. */
export type Slice =
  | { span: 'window'; period: 'week' | 'month'; firstSlot: number; lastSlot: number }
  | { span: 'daily' | 'weekly' | 'monthly'; range: DayRange }

/** What a board reads: the window it ranks, the one before, and for trending the three before. */
export interface BoardSlices {
  window: PeriodWindow
  current: Slice[]
  previous: Slice[]
  baseline: Slice[]
}

const spanOfGrain = { day: 'daily', week: 'weekly', month: 'monthly' } as const
const columnOfSpan = { daily: 'day', weekly: 'week', monthly: 'month' } as const

export function slicesOfCover(parts: Cover[]): Slice[] {
  return parts.map(({ grain, from, until }) => ({ span: spanOfGrain[grain], range: { from, until } }))
}

/** The days of a board: windows end with the last complete day that is rolled up, `today` is the clock's. */
export function boardWindow(
  question: { period: Period; range: DayRange | null },
  freshness: Freshness,
  now: Date,
): PeriodWindow {
  const yesterday = addDays(dayOf(now), -1)
  if (question.range) return windowOfRange(question.range)
  if (question.period === 'today') return windowOf('today', yesterday)
  return windowOf(question.period, freshness.dataThrough ?? yesterday)
}

/** The rows to read for a window: the prepared ones for the standard periods, else the widest that fit. */
export function boardSlices(
  question: { period: Period; range: DayRange | null },
  window: PeriodWindow,
  spans: readonly Span[],
): BoardSlices {
  const { period, range } = question
  const isPrepared = !range && spans.includes('window') && period !== 'day' && period !== 'today'
  if (isPrepared) {
    const slots = (firstSlot: number, lastSlot: number): Slice[] => [
      { span: 'window', period: period === 'month' ? 'month' : 'week', firstSlot, lastSlot },
    ]
    const baseline = period === 'trending' ? slots(1, 3) : []
    return { window, current: slots(0, 0), previous: slots(1, 1), baseline }
  }
  const cover = (days: DayRange): Slice[] =>
    spans.includes('weekly') ? slicesOfCover(coverWidest(days)) : [{ span: 'daily', range: days }]
  return {
    window,
    current: cover(window.current),
    previous: window.previous ? cover(window.previous) : [],
    baseline: window.baseline.flatMap(cover),
  }
}

/** Whether an entity has at most one row in the slices, so that there is nothing to sum. */
export function isSingleRow(slices: Slice[]): boolean {
  const [slice] = slices
  if (slices.length !== 1 || !slice) return false
  if (slice.span === 'window') return slice.firstSlot === slice.lastSlot
  return slice.span === 'daily' && addDays(slice.range.from, 1) === slice.range.until
}

/** The condition that picks the slice's rows of the table with the alias `r`. */
export function sliceCondition(slice: Slice): SQL {
  if (slice.span === 'window') {
    const { period, firstSlot, lastSlot } = slice
    const slots = firstSlot === lastSlot ? sql`= ${firstSlot}` : sql`between ${firstSlot} and ${lastSlot}`
    return sql`r.period = ${period} and r.slot ${slots}`
  }
  const column = sql.identifier(columnOfSpan[slice.span])
  return sql`r.${column} >= ${slice.range.from} and r.${column} < ${slice.range.until}`
}

/** The first day of the chart bucket that a row of the slice belongs to. */
export function sliceBucket(slice: Slice, grain: Grain): SQL {
  if (slice.span === 'window') throw new Error('a window has no buckets')
  const column = sql`r.${sql.identifier(columnOfSpan[slice.span])}`
  return grain === 'day' || slice.span !== 'daily' ? column : sql`date_trunc(${grain}, r.day)::date`
}
