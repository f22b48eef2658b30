import type { AppGroup } from './app-groups'
import type { Grain } from './buckets'
import type { CategoryFilter } from './categories'
import type { Metric } from './measures'
import type { Period } from './period'
import type { Variants } from './question'

export const chartModes = ['absolute', 'share', 'log'] as const

/** How a chart shows its values: as they are, as parts of 100 %, or on a logarithmic axis. */
export type ChartMode = (typeof chartModes)[number]

/** What a reader can choose on a page of rankings. */
export interface PageChoices {
  category: CategoryFilter
  period: Period
  grain: Grain
  view: ChartMode
  metric: Metric
  variants: Variants
  appGroup: AppGroup | null
  /** Rows of the longest list. */
  top: number
}
