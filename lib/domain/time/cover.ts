import { type Cover, coverRange } from './buckets'
import type { Day } from './day'
import type { DayRange } from './day-range'

/** Splits a range into as few rows as there can be: complete months, complete weeks at their edges, then single days. */
export function coverWidest(range: DayRange, dataThrough: Day | null): Cover[] {
  return coverRange(range, 'month', dataThrough).flatMap((part) =>
    part.grain === 'month' ? [part] : coverRange(part, 'week', dataThrough),
  )
}
