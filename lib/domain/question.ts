import type { AppGroup } from './app-groups'
import type { Grain } from './buckets'
import type { CategoryFilter } from './categories'
import type { DayRange } from './day-range'
import type { Metric } from './measures'
import type { Period } from './period'

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
  appGroup: AppGroup | null
}
