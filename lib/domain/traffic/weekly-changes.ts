import type { Day } from '../time/day'
import type { Movers } from './movers'

export interface NewModel {
  slug: string
  name: string
  /** Of its first week. */
  totalTokens: bigint
}

export interface RestatedDay {
  day: Day
  /** ISO 8601 UTC. */
  restatedAt: string
  beforeTotalTokens: bigint
  afterTotalTokens: bigint
}

/** What a finished ISO week brought. Variants count with their base model. */
export interface WeeklyChanges {
  /** Its Monday. */
  week: Day
  totalTokens: bigint
  /** Null for the first week that there are figures of: everything was new then. */
  previousTotalTokens: bigint | null
  /** Models that never had a token before, those with the most first. */
  newModels: NewModel[]
  movers: Movers
  /** Closed days that became other numbers during the week. */
  restatements: RestatedDay[]
  /** When what is said here last became something else: ISO 8601 UTC. */
  updatedAt: string
}
