import { addDays, type Day } from '../time/day'
import { type DayRange, daysEndingWith, shiftBack } from '../time/day-range'
import { ratio } from '../tokens/ratio'

/** What a year of weeks like the last one would come to, beside the week a year before. */
export interface RunRate {
  slug: string
  name: string
  week: bigint
  /** Of the same weekdays 52 weeks before; null where history does not reach so far. */
  yearBefore: bigint | null
  estimated: boolean
}

export interface RunRates {
  after: DayRange
  before: DayRange
  /** Null where the history is shorter than 53 weeks. */
  whole: RunRate
  /** Largest first. */
  authors: RunRate[]
}

/** Complete ISO weeks in their order, none left out. */
export interface RunRateWeeks {
  weeks: { week: Day; tokens: bigint }[]
  estimated: boolean
}

const WEEKS_OF_YEAR = 52
const DAYS_BETWEEN = 7 * WEEKS_OF_YEAR

/** The last seven complete days, and those that end 52 weeks before. */
export function runRateWeeks(dataThrough: Day): { before: DayRange; after: DayRange } {
  const after = daysEndingWith(dataThrough, 7)
  return { before: shiftBack(after, WEEKS_OF_YEAR), after }
}

/** The first day that history must have for a year's growth. */
export function firstDayNeeded(dataThrough: Day): Day {
  return addDays(dataThrough, 1 - 7 - DAYS_BETWEEN)
}

export function runRate({ week }: Pick<RunRate, 'week'>): bigint {
  return week * BigInt(WEEKS_OF_YEAR)
}

/** How tokens come to double at the pace of the year. */
export type Doubling =
  | { kind: 'days'; days: number }
  | { kind: 'unknown' | 'new' | 'nothing' | 'flat' | 'shrinking' }

/** From the growth over 364 days: 364 x ln 2 / ln(last week / the week a year before). */
export function doublingOf({ week, yearBefore }: Pick<RunRate, 'week' | 'yearBefore'>): Doubling {
  if (yearBefore === null) return { kind: 'unknown' }
  if (yearBefore === 0n) return { kind: week > 0n ? 'new' : 'nothing' }
  if (week === yearBefore) return { kind: 'flat' }
  if (week < yearBefore) return { kind: 'shrinking' }
  const growth = ratio(week - yearBefore, yearBefore)!
  return { kind: 'days', days: (DAYS_BETWEEN * Math.LN2) / Math.log1p(growth) }
}
