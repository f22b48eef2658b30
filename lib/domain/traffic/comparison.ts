import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'
import { ratio } from '../tokens/ratio'
import type { Entity, Freshness } from './board'
import type { CompareQuestion } from './compare-question'
import type { SeriesPoint } from './series'

/** A metric in a trailing window of complete days and in the equal one before it. */
export interface ComparedWindow {
  value: bigint
  /** Null where history begins after that window. */
  previous: bigint | null
  estimated: boolean
}

/** The last 7 and the last 30 complete days. */
export interface ComparedWindows {
  week: ComparedWindow
  month: ComparedWindow
}

export interface ComparedBucket {
  bucket: Day
  isPartial: boolean
  /** Of everybody, listed here or not: what shares are parts of. */
  total: SeriesPoint
  /** One for each entity, in their order; null where it had no request at all. */
  points: (SeriesPoint | null)[]
}

/** A few entities over time, and how they do lately. */
export interface Comparison {
  question: CompareQuestion
  range: DayRange
  entities: (Entity & ComparedWindows)[]
  /** Of everybody. */
  total: ComparedWindows
  buckets: ComparedBucket[]
  estimated: boolean
  freshness: Freshness
}

/** The bucket that the index sets to 100; undefined where there is none. */
export function baseBucket({
  buckets,
  question,
}: Pick<Comparison, 'buckets' | 'question'>): ComparedBucket | undefined {
  if (question.from !== null) return buckets.find(({ bucket }) => bucket === question.from)
  return buckets.find(
    ({ isPartial, points }) => !isPartial && points.every((point) => point && point.value > 0n),
  )
}

/** Each bucket's part of everybody's total, 0 to 1, or null where that or the entity had nothing. */
export function sharesOf({ total, points }: ComparedBucket): (number | null)[] {
  return points.map((point) => point && ratio(point.value, total.value))
}

/** Each value with the entity's value in the base as 100; null where either had nothing. */
export function indexesOf({ points }: ComparedBucket, base: ComparedBucket | undefined): (number | null)[] {
  return points.map((point, position) => {
    const start = base?.points[position]
    return point && start ? ratio(100n * point.value, start.value) : null
  })
}
