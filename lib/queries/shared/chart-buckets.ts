import { bucketRange, bucketsOf, type Grain } from '@/lib/domain/time/buckets'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Freshness } from '@/lib/domain/traffic/board'

/** The buckets of a chart. Partial is one that the range cuts, or that has days which are not complete yet. */
export function chartBuckets(
  range: DayRange,
  grain: Grain,
  freshness: Freshness,
): { bucket: Day; isPartial: boolean }[] {
  const { dataThrough } = freshness
  const completeUntil = dataThrough === null ? null : addDays(dataThrough, 1)
  return bucketsOf(range, grain).map((bucket) => {
    const { until } = bucketRange(bucket, grain)
    const isCut = bucket < range.from || until > range.until
    return { bucket, isPartial: isCut || completeUntil === null || until > completeUntil }
  })
}
