import fc from 'fast-check'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'

/** Any day of the century. */
export const anyDay: fc.Arbitrary<Day> = fc.nat({ max: 36_524 }).map((days) => addDays('2000-01-01', days))

/** A range of up to two years, empty ones included. */
export const anyRange: fc.Arbitrary<DayRange> = fc
  .tuple(anyDay, fc.nat({ max: 730 }))
  .map(([from, length]) => ({ from, until: addDays(from, length) }))

export const fixed = { seed: 20260304, numRuns: 300 }
