import { windowParts } from '@/db/schema/rollups'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type Period, type PeriodWindow, windowOf, windowOfRange } from '@/lib/domain/time/period'
import type { Freshness } from '@/lib/domain/traffic/board'
import type { Slice } from './slices'
import { type Source, spansOf, widestSlices } from './source'

/** Which days a board is about: a period, unless the reader chose dates. */
export interface WindowQuestion {
  period: Period
  range: DayRange | null
}

/** Where a rollup has the days of a board: ready in its windows table, under these prefixes, or in slices of days. */
export type BoardRows =
  | { kind: 'prepared'; current: string; previous: string; baseline: string[] }
  | { kind: 'slices'; current: Slice[]; previous: Slice[] | null }

/**
 * Windows end with the last complete day that is rolled up; `today` is the clock's. While no day is complete all of
 * them are the running day that is rolled up.
 */
export function boardWindow(
  { period, range }: WindowQuestion,
  freshness: Freshness,
  now: Date,
): PeriodWindow {
  const yesterday = addDays(dayOf(now), -1)
  if (range) return windowOfRange(range)
  if (period === 'today') return windowOf('today', yesterday)
  return windowOf(period, freshness.dataThrough ?? yesterday, freshness.firstDay)
}

/** The rows of a source to read for a window. */
export function boardRows(
  { period, range }: WindowQuestion,
  window: PeriodWindow,
  source: Source,
  dataThrough: Day | null,
): BoardRows {
  const spans = spansOf(source.rollup)
  const isPrepared = !range && period !== 'day' && window.previous !== null
  if (isPrepared && spans.includes('window')) {
    const parts = windowParts.filter((part) => part.period === (period === 'month' ? 'month' : 'week'))
    const [current, previous] = parts.map((part) => part.prefix)
    const baseline = parts.slice(1).map((part) => part.prefix)
    return { kind: 'prepared', current: current!, previous: previous!, baseline }
  }
  const slices = (days: DayRange) => widestSlices(source.rollup, days, dataThrough)
  return {
    kind: 'slices',
    current: slices(window.current),
    previous: window.previous && slices(window.previous),
  }
}
