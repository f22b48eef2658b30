import type { EntityDimension } from '../entity/dimension'
import type { DayRange } from '../time/day-range'
import type { Freshness } from '../traffic/board'
import type { Split } from './drivers'

/** What a window holds. */
export interface WindowTotal {
  range: DayRange
  requests: bigint
  totalTokens: bigint
}

/** Who moved a part of a change. */
export interface Contributor {
  dimension: Extract<EntityDimension, 'apps' | 'models'>
  slug: string
  name: string
  tokens: bigint
}

/** A part of a change: a driver, or a class, an author, a provider, a category. */
export interface GrowthPart {
  /** The driver's name, or the slug. */
  key: string
  name: string
  tokens: bigint
  /** The apps and the models that moved it most, in whichever direction, largest first. Hidden apps are left out. */
  top: Contributor[]
}

/** A change between two windows, split into parts that add up to it, to the token. */
export interface Growth {
  split: Split
  before: WindowTotal
  after: WindowTotal
  change: bigint
  parts: GrowthPart[]
  /** Whether some requests stand for several. */
  estimated: boolean
  freshness: Freshness
}
