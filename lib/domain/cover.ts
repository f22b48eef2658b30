import { type Cover, coverRange } from './buckets'
import type { DayRange } from './day-range'

/** Splits a range into as few rows as there can be: whole months, whole weeks at their edges, then single days. */
export function coverWidest(range: DayRange): Cover[] {
  return coverRange(range, 'month').flatMap((part) =>
    part.grain === 'month' ? [part] : coverRange(part, 'week'),
  )
}
