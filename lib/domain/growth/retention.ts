import type { Day } from '../time/day'

/** Who stays: accounts, and apps. */
export const retentionKinds = ['accounts', 'apps'] as const

export type RetentionKind = (typeof retentionKinds)[number]

/** Cohorts are told apart for so many launch months, the last complete ones. */
export const RETENTION_MONTHS = 12

/** Those that used a model launched in a month in that same month. */
export interface RetentionCohort {
  /** The month of launch. */
  month: Day
  size: bigint
  /** How many of them used any model launched in that month, so many months later: the first is one month later. */
  kept: bigint[]
}

export interface Retention {
  kind: RetentionKind
  cohorts: RetentionCohort[]
  /** Whether they are known from requests that stand for several, so that some may be missing. */
  estimated: boolean
}

/** How many in a cohort used its models in the same months: bit 0 of `months` is the month of launch. */
export interface UsedMonths {
  launch: Day
  months: number
  members: bigint
}

/** The cohorts of complete months, in order; those that nobody belongs to are left out. */
export function cohortsOf(used: readonly UsedMonths[], months: readonly Day[]): RetentionCohort[] {
  return months.flatMap((month, place) => {
    const own = used.filter(({ launch, months: bits }) => launch === month && bits & 1)
    const usedAfter = (later: number) =>
      own.reduce((sum, { months: bits, members }) => ((bits >> later) & 1 ? sum + members : sum), 0n)
    const size = usedAfter(0)
    const kept = Array.from({ length: months.length - 1 - place }, (_, index) => usedAfter(index + 1))
    return size > 0n ? [{ month, size, kept }] : []
  })
}
