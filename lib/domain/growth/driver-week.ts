import type { Day } from '../time/day'
import type { Driver } from './drivers'

/** What each driver moved in an ISO week against the one before: the parts add up to the change. */
export interface DriverWeek {
  week: Day
  tokens: Record<Driver, bigint>
}
