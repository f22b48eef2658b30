import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'
import type { Entity } from '../traffic/board'
import type { CategoryFilter } from './categories'

/** Where an entity stood week by week. */
export interface RankHistory {
  range: DayRange
  /** The first days of complete ISO weeks, oldest first. */
  weeks: Day[]
  /** For each category a rank a week, null where it had no tokens. */
  ranks: { category: CategoryFilter; byWeek: (number | null)[] }[]
}

/** A model's tokens day by day since its release, which is day 0. */
export interface Launch extends Entity {
  released: Day
  tokens: bigint[]
}

/** How many days after a release its launch is followed. */
export const LAUNCH_DAYS = 90
