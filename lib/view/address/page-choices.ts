import type { AppGroup } from '@/lib/domain/entity/app-groups'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { Grain } from '@/lib/domain/time/buckets'
import type { Period } from '@/lib/domain/time/period'
import type { Metric } from '@/lib/domain/tokens/measures'
import type { Variants } from '@/lib/domain/traffic/question'

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
  /** Whether a chart of apps draws the requests that name none. */
  unattributed: boolean
  /** Rows of the longest list. */
  top: number
}
