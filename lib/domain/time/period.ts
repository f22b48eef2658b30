import { addDays, type Day } from './day'
import { type DayRange, daysEndingWith, shiftBack } from './day-range'

/** The windows that a leaderboard can look through, in the order in which they are offered. */
export const periods = {
  today: { days: 1 },
  day: { days: 1 },
  week: { days: 7 },
  month: { days: 30 },
  trending: { days: 7 },
} as const

export type Period = keyof typeof periods

export const periodNames = Object.keys(periods) as Period[]

export function isPeriod(text: string): text is Period {
  return Object.hasOwn(periods, text)
}

/**
 * The days that a period stands for. `day`, `week` and `month` end with the last complete day; `today` is the
 * running day and has nothing to compare with; `trending` is a week set against the mean of the three before it.
 * Where history is shorter than the period, it stands for the days that there are, and for the running day while
 * none is complete.
 */
export interface PeriodWindow {
  current: DayRange
  /** The equal window just before; null for the running day, and where history begins after it. */
  previous: DayRange | null
  /** For trending: the three equal windows before the current one, latest first. Empty where nothing compares. */
  baseline: DayRange[]
  isPartial: boolean
}

/**
 * @param dataThrough the last complete day that is rolled up
 * @param firstDay the day on which history begins; null where that is of no account
 */
export function windowOf(period: Period, dataThrough: Day, firstDay: Day | null = null): PeriodWindow {
  if (period === 'today' || (firstDay !== null && firstDay > dataThrough)) {
    const current = daysEndingWith(addDays(dataThrough, 1), 1)
    return { current, previous: null, baseline: [], isPartial: true }
  }
  const whole = daysEndingWith(dataThrough, periods[period].days)
  const before = shiftBack(whole, 1)
  if (firstDay !== null && before.until <= firstDay) {
    const from = whole.from < firstDay ? firstDay : whole.from
    return { current: { ...whole, from }, previous: null, baseline: [], isPartial: false }
  }
  const baseline = period === 'trending' ? [1, 2, 3].map((steps) => shiftBack(whole, steps)) : []
  return { current: whole, previous: before, baseline, isPartial: false }
}

/** The window of a range that the reader chose, compared with the equal one before it. */
export function windowOfRange(current: DayRange): PeriodWindow {
  return { current, previous: shiftBack(current, 1), baseline: [], isPartial: false }
}
