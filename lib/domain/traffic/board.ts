import type { Dimension } from '../entity/dimension'
import type { Day } from '../time/day'
import type { PeriodWindow } from '../time/period'
import type { ComparedMeasures, Measures, Metric } from '../tokens/measures'

/** How fresh the numbers are: every page, file and API answer carries it. */
export interface Freshness {
  /** Grows by one with each rollup that changed something; 0 before the first. */
  dataVersion: bigint
  /** The last complete day that is rolled up, or null before the first rollup. */
  dataThrough: Day | null
  /** The first day with figures, complete or not; null where there are none. */
  firstDay: Day | null
  /** When the last rollup ran (ISO 8601 UTC), or null before the first. */
  asOf: string | null
}

/** Whether there is a complete day to speak of: before, all figures are those of the running day. */
export function hasCompleteDay({
  dataThrough,
  firstDay,
}: Pick<Freshness, 'dataThrough' | 'firstDay'>): boolean {
  return dataThrough !== null && firstDay !== null && firstDay <= dataThrough
}

export interface Entity {
  slug: string
  name: string
}

export interface BoardRow extends Measures, Entity {
  /** The entity's own in the catalogue; null for `Other`. */
  id: number | null
  /** 1-based and over all entities, not the listed ones; null for `Other`. */
  rank: number | null
  kind: 'entity' | 'other'
  /** Models only. */
  author: Entity | null
  /** The window before, or null where the period has none. */
  previous: ComparedMeasures | null
  /** The rank in the window before, by the same metric; null where it had no tokens then, or nothing compares. */
  previousRank: number | null
  /** Trending only: three times the growth over the mean of the three windows before (a third is no integer). */
  trendTriple: bigint | null
}

/** A ranked list with its total: rows, plus `Other` last where rows are left out, add up to `total`. */
export interface Board {
  dimension: Dimension
  /** What ranks the rows, and what their shares are shares of. */
  metric: Metric
  rows: BoardRow[]
  total: Measures
  previous: ComparedMeasures | null
  /** How many entities could be listed: more than `rows` where a limit cut them. */
  entityCount: number
  window: PeriodWindow
  freshness: Freshness
}
