import { addDays, addMonths, type Day, startOfMonth, startOfWeek } from './day'
import type { DayRange } from './day-range'

export const grains = ['day', 'week', 'month'] as const

/** The width of a chart's buckets: a day, an ISO week from Monday, a calendar month. */
export type Grain = (typeof grains)[number]

/** The first day of the bucket that holds the day. */
export function startOfBucket(day: Day, grain: Grain): Day {
  if (grain === 'week') return startOfWeek(day)
  if (grain === 'month') return startOfMonth(day)
  return day
}

/** The first day of the bucket `count` buckets later. */
export function addBuckets(bucket: Day, grain: Grain, count: number): Day {
  if (grain === 'month') return addMonths(bucket, count)
  return addDays(bucket, grain === 'week' ? 7 * count : count)
}

/** All days of the bucket. */
export function bucketRange(bucket: Day, grain: Grain): DayRange {
  return { from: bucket, until: addBuckets(bucket, grain, 1) }
}

/** The first days of the buckets that touch the range, in order. */
export function bucketsOf(range: DayRange, grain: Grain): Day[] {
  const buckets: Day[] = []
  let bucket = startOfBucket(range.from, grain)
  while (bucket < range.until) {
    buckets.push(bucket)
    bucket = addBuckets(bucket, grain, 1)
  }
  return buckets
}

/** The `count` buckets that end with the one that holds `today`: what a chart shows unless it is told otherwise. */
export function trailingBuckets(today: Day, grain: Grain, count: number): DayRange {
  const running = startOfBucket(today, grain)
  return { from: addBuckets(running, grain, 1 - count), until: addBuckets(running, grain, 1) }
}

/** How many buckets a chart shows by default: a quarter of days, a year of weeks or months. */
export const defaultBucketCount: Record<Grain, number> = { day: 90, week: 52, month: 12 }

/** A part of a range that whole rows of one grain cover. */
export interface Cover extends DayRange {
  grain: Grain
}

/** The day at which the running bucket begins: wider rows than daily ones exist only for the complete ones before it. */
export function startOfRunning(dataThrough: Day, grain: Grain): Day {
  return startOfBucket(addDays(dataThrough, 1), grain)
}

/**
 * Splits a range into complete buckets of `grain` and single days at its edges, without gap or overlap, so that a
 * year is read from 52 weekly rows and not from 365 daily ones.
 * @param dataThrough the last complete day; null where there is none, so that all is read day by day
 */
export function coverRange(range: DayRange, grain: Grain, dataThrough: Day | null): Cover[] {
  if (range.from >= range.until) return []
  if (grain === 'day' || dataThrough === null) return [{ ...range, grain: 'day' }]
  const first = startOfBucket(range.from, grain)
  const from = first === range.from ? first : addBuckets(first, grain, 1)
  const running = startOfRunning(dataThrough, grain)
  let until = startOfBucket(range.until, grain)
  if (until > running) until = running
  if (from >= until) return [{ ...range, grain: 'day' }]
  const parts: Cover[] = [
    { from: range.from, until: from, grain: 'day' },
    { from, until, grain },
    { from: until, until: range.until, grain: 'day' },
  ]
  return parts.filter((part) => part.from < part.until)
}
