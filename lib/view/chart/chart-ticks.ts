import type { Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import { formatShortDay, formatShortMonth, formatShortMonthOfYear } from '../text/format-day'

export interface BucketTick {
  index: number
  label: string
  /** Left out where there is little room. */
  isMinor: boolean
  /** So near the left side that a label centred there would be cut off on a phone: it starts at the bar instead. */
  isAtEdge: boolean
}

/** The buckets that carry a date below them: each month's first week or month, every second Monday of days. */
export function bucketTicks(buckets: Day[], grain: Grain): BucketTick[] {
  const ticks = buckets.flatMap((bucket, index) => {
    const label = tickLabel(bucket, buckets[index - 1], grain)
    return label === null ? [] : [{ index, label }]
  })
  const room = Math.max(1, Math.ceil(ticks.length / 5))
  return ticks.map((tick, position) => ({
    ...tick,
    isMinor: position % room !== 0,
    isAtEdge: (tick.index + 0.5) / buckets.length < 0.05,
  }))
}

function tickLabel(bucket: Day, before: Day | undefined, grain: Grain): string | null {
  if (grain === 'day') return isAlternateMonday(bucket) ? formatShortDay(bucket) : null
  if (before === undefined || before.slice(0, 7) === bucket.slice(0, 7)) return null
  const isSameYear = before.slice(0, 4) === bucket.slice(0, 4)
  return isSameYear ? formatShortMonth(bucket) : formatShortMonthOfYear(bucket)
}

function isAlternateMonday(day: Day): boolean {
  const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000
  return (((days - 4) % 14) + 14) % 14 === 0
}
