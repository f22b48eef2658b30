import type { Dimension } from '../entity/dimension'
import type { Grain } from '../time/buckets'
import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'
import type { Measures } from '../tokens/measures'
import type { Entity, Freshness } from './board'
import type { ChartQuestion } from './question'

/** What is asked of measures over time: by the metric, the entities that stand for themselves are chosen. */
export type MeasureQuestion = Omit<ChartQuestion, 'topOf' | 'appGroup'>

/** `all` is everything together, as a series of its own. */
export type MeasureEntity = Entity & { kind: 'entity' | 'other' | 'all' }

export interface MeasureBucket {
  bucket: Day
  isPartial: boolean
  /** One for each entity, in their order; they add up to the total. */
  points: Measures[]
  total: Measures
}

/** All measures of the largest entities over time: what ratios over time are divided from. */
export interface MeasureSeries {
  /** Null for everything together. */
  dimension: Dimension | null
  grain: Grain
  range: DayRange
  /** The last is `Other` where any were left out. */
  entities: MeasureEntity[]
  buckets: MeasureBucket[]
  estimated: boolean
  freshness: Freshness
}
