import type { PeriodWindow } from '../time/period'
import type { Entity, Freshness } from './board'
import { hasEnough, type Speed } from './speed'

export interface MeasuredEntity extends Entity {
  id: number
  /** Models only. */
  author: Entity | null
  speed: Speed
}

export interface SpeedRow extends MeasuredEntity {
  /** Null where too few requests were measured to be ranked. */
  rank: number | null
}

/** How fast the entities of a dimension answered, over all categories: histograms are not kept for each. */
export interface SpeedBoard {
  dimension: 'models' | 'providers'
  rows: SpeedRow[]
  window: PeriodWindow
  freshness: Freshness
}

/**
 * Ranks by the median output speed, the fastest first, ties by slug. Entities with too few measured requests come last
 * without a rank, those with the most requests first.
 */
export function rankBySpeed(entities: readonly MeasuredEntity[]): SpeedRow[] {
  const bySlug = (a: Entity, b: Entity) => (a.slug < b.slug ? -1 : 1)
  const isRanked = ({ speed }: MeasuredEntity) => hasEnough(speed.throughput)
  const ranked = entities
    .filter(isRanked)
    .sort((a, b) => b.speed.throughput.p50! - a.speed.throughput.p50! || bySlug(a, b))
  const unranked = entities
    .filter((entity) => !isRanked(entity))
    .sort((a, b) => Number(measuredRequests(b) - measuredRequests(a)) || bySlug(a, b))
  return [
    ...ranked.map((entity, index) => ({ ...entity, rank: index + 1 })),
    ...unranked.map((entity) => ({ ...entity, rank: null })),
  ]
}

/** Requests can say how long their first token took and not how long the answer did, or the other way round. */
export function measuredRequests({ speed: { latency, throughput } }: Pick<MeasuredEntity, 'speed'>): bigint {
  return latency.requests > throughput.requests ? latency.requests : throughput.requests
}
