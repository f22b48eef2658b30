import fc from 'fast-check'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'

/** Any range of the last weeks up to `today`, the running day. */
export function someDays(today: Day): fc.Arbitrary<DayRange> {
  const ago = fc.nat({ max: 80 })
  return fc.tuple(ago, ago).map(([a, b]) => ({
    from: addDays(today, -Math.max(a, b)),
    until: addDays(today, 1 - Math.min(a, b)),
  }))
}
