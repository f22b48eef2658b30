import type { AppGroup } from '../entity/app-groups'
import type { CategoryFilter } from '../entity/categories'
import type { Grain } from '../time/buckets'
import type { DayRange } from '../time/day-range'
import type { Period } from '../time/period'
import type { Metric } from '../tokens/measures'

export type Variants = 'merge' | 'split'

/** What a board answers: parsed once at the door, passed down as one value, printed back into links. */
export interface BoardQuestion {
  category: CategoryFilter
  period: Period
  /** Set where the reader chose dates: then the period does not count. */
  range: DayRange | null
  variants: Variants
  metric: Metric
  /** How many rows; null for all of them. */
  limit: number | null
  /** Apps only: lists no others, and counts them as `Other`. */
  appGroup: AppGroup | null
}

/** Whether each bucket of a chart names its own largest entities, or all of them those of the whole range. */
export const topsOf = ['bucket', 'range'] as const

export type TopOf = (typeof topsOf)[number]

/** What a chart answers. */
export interface ChartQuestion {
  category: CategoryFilter
  grain: Grain
  /** Null for the grain's usual span, which ends with the running bucket. */
  range: DayRange | null
  variants: Variants
  metric: Metric
  /** How many entities before `Other`. */
  top: number
  topOf: TopOf
  appGroup: AppGroup | null
}
