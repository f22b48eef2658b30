import type { Dimension } from '../entity/dimension'
import type { Grain } from '../time/buckets'
import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'
import type { Metric } from '../tokens/measures'
import type { Entity, Freshness } from './board'
import type { TopOf } from './question'

export interface SeriesPoint {
  totalTokens: bigint
  requests: bigint
  /** In the chart's metric. */
  value: bigint
}

/** One bucket of a chart: a point for each of the chart's entities, in their order, zero where there was nothing. */
export interface SeriesBucket {
  /** The bucket's first day. */
  bucket: Day
  /** Whether days of it are missing: the running bucket, or one cut by the range. */
  isPartial: boolean
  total: SeriesPoint
  points: SeriesPoint[]
}

export type ListedEntity = Entity & { kind: 'entity' | 'other' }

/**
 * The top entities over time. The last entity is `Other` (kind `other`) where any were left out. Where each bucket has
 * a top of its own (`topOf`), the entities are those of all buckets, and one that is not among a bucket's own has zero
 * there and is counted in its `Other`.
 */
export interface SeriesChart {
  dimension: Dimension
  topOf: TopOf
  metric: Metric
  grain: Grain
  range: DayRange
  entities: ListedEntity[]
  buckets: SeriesBucket[]
  estimated: boolean
  freshness: Freshness
}

/** A bucket as it is read: the entities that it names, in their order, `Other` last. They add up to its total. */
export interface ListedBucket extends Omit<SeriesBucket, 'points'> {
  listed: { entity: ListedEntity; point: SeriesPoint }[]
}

/** One entity over time with its tokens split into prompt, visible completion and reasoning. */
export interface EntityBucket {
  bucket: Day
  isPartial: boolean
  promptTokens: bigint
  completionTokens: bigint
  reasoningTokens: bigint
  requests: bigint
}

export interface EntitySeries {
  buckets: EntityBucket[]
  grain: Grain
  range: DayRange
  estimated: boolean
  freshness: Freshness
}
