import type { CategoryFilter } from '../entity/categories'
import type { EntityDimension } from '../entity/dimension'
import type { Grain } from '../time/buckets'
import type { Day } from '../time/day'
import type { Metric } from '../tokens/measures'

export const MAX_COMPARED = 6

export const compareDimensions = ['models', 'authors', 'providers', 'apps'] as const

export const compareViews = ['absolute', 'share', 'index'] as const

/** How a comparison shows its values: as they are, as parts of everybody's total, or with one bucket as 100. */
export type CompareView = (typeof compareViews)[number]

/** What a comparison answers. */
export interface CompareQuestion {
  dimension: EntityDimension
  /** In the reader's order, none twice, at most `MAX_COMPARED`. A variant that is named stands alone. */
  slugs: string[]
  category: CategoryFilter
  grain: Grain
  view: CompareView
  metric: Metric
  /** The bucket that the index sets to 100; null for the first complete one in which all of them had something. */
  from: Day | null
}

/** What a comparison shows where its address says no more than what is compared. */
export function defaultComparison(dimension: EntityDimension, slugs: string[]): CompareQuestion {
  return { dimension, slugs, category: 'all', grain: 'week', view: 'absolute', metric: 'tokens', from: null }
}

export function isCompareDimension(text: string): text is EntityDimension {
  return (compareDimensions as readonly string[]).includes(text)
}
