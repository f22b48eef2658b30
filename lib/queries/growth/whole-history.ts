import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'

/** All complete days with figures, for files that are about everything there ever was. */
export function wholeHistory(coverage: { first: Day; last: Day } | null, now: Date): DayRange {
  if (coverage) return { from: coverage.first, until: addDays(coverage.last, 1) }
  const today = dayOf(now)
  return { from: addDays(today, -1), until: today }
}
