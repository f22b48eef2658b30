import type { Grain } from '../time/buckets'
import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'
import type { PeriodWindow } from '../time/period'
import type { Freshness } from '../traffic/board'

/** What requests of one length had together. */
export interface LengthMeasures {
  requests: bigint
  promptTokens: bigint
  completionTokens: bigint
}

/** The requests of one of `lengthBuckets`; null for those of days that were sealed before lengths were counted. */
export interface LengthRow extends LengthMeasures {
  bucket: number | null
  /** Requests in the window before, or null where the period has none. */
  previousRequests: bigint | null
}

/** Requests by their total length: the rows add up to the requests of the category. */
export interface LengthBoard {
  /** All buckets in their order, and then the unknown where there are any. */
  rows: LengthRow[]
  total: LengthMeasures
  window: PeriodWindow
  estimated: boolean
  freshness: Freshness
}

/** Requests by their total length over time. */
export interface LengthSeries {
  /** The buckets in their order, null for the unknown where there are any. */
  lengths: (number | null)[]
  /** `requests` has a count for each of `lengths`, which add up to the requests of the category. */
  buckets: { bucket: Day; isPartial: boolean; requests: bigint[] }[]
  total: LengthMeasures
  grain: Grain
  range: DayRange
  estimated: boolean
  freshness: Freshness
}
