import type { Day } from '@/lib/domain/time/day'
import type { NoGrowth } from './growth'

/** Two windows cannot be compared, and why. */
export class GrowthRefused extends Error {
  constructor(
    readonly fault: NoGrowth['fault'],
    /** The first and the last complete day with figures; null before there are any. */
    readonly history: { first: Day; last: Day } | null,
  ) {
    super(`growth: ${fault}`)
  }
}
