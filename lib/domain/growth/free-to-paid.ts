import type { Day } from '../time/day'

/** How long accounts have, so that older cohorts can be set beside younger ones. */
export const SOON_DAYS = 30

/** The accounts whose first request fell into a month. */
export interface AccountCohort {
  month: Day
  accounts: bigint
  /** Those that used nothing but free variants on their first day. */
  beganFree: bigint
  /** Those of them that used anything else on a later day. */
  cameToPay: bigint
  /** Those that did so within `SOON_DAYS`; null until all of them had so many days. */
  cameSoon: bigint | null
}

export interface FreeToPaid {
  cohorts: AccountCohort[]
  /** Whether accounts are known from requests that stand for several, so that others may be missing. */
  estimated: boolean
}

/** The accounts that had as many free requests in a day as they may have: on any day of the bucket. */
export interface LimitBucket {
  bucket: Day
  isPartial: boolean
  /** One for each limit; null where no account was known yet. */
  accounts: (bigint | null)[]
}
