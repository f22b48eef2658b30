import type { PeriodWindow } from '../time/period'
import type { Freshness } from './board'

/** How many requests of some days are priced, name who sent and who served them, and so on. */
export interface RequestCoverage {
  window: PeriodWindow
  freshness: Freshness
  requests: bigint
  totalTokens: bigint
  /** With a cost that was stated or computed. */
  priced: bigint
  withApp: bigint
  withProvider: bigint
  /** With a use case; null within one. */
  withCategory: bigint | null
  /** Not part of a sample that stands for several. */
  countedSingly: bigint
  /** Of days that tell whether usage was whole; days that were closed for good before that was asked do not. */
  known: bigint
  /** Of the known ones. */
  complete: bigint
}
