import type { Day } from '../time/day'
import { daysBetween } from '../time/day'
import { type DayRange, daysEndingWith, lastDay, shiftBack } from '../time/day-range'

/** The windows that are offered: complete days, ending with the last one. */
export const growthWindows = { week: 7, month: 30, quarter: 90 } as const

export type GrowthWindowName = keyof typeof growthWindows

export const growthWindowNames = Object.keys(growthWindows) as GrowthWindowName[]

/** One of the windows that are offered, or days of the reader's own. */
export type GrowthWindow = GrowthWindowName | DayRange

/** The longest window: two of them are two years. */
export const MAX_WINDOW_DAYS = 366

export function isGrowthWindowName(text: string): text is GrowthWindowName {
  return Object.hasOwn(growthWindows, text)
}

/** The two equal windows of a comparison: `after` comes right behind `before`. */
export interface WindowPair {
  before: DayRange
  after: DayRange
}

/** @param dataThrough the last complete day that is rolled up */
export function windowPair(window: GrowthWindow, dataThrough: Day): WindowPair {
  const after = typeof window === 'string' ? daysEndingWith(dataThrough, growthWindows[window]) : window
  return { before: shiftBack(after, 1), after }
}

/** Why two windows cannot be compared; undefined where they can. */
export type WindowFault = 'too_long' | 'incomplete_days' | 'not_enough_history'

/** @param history the first and the last complete day with figures */
export function windowFault(
  { before, after }: WindowPair,
  history: { first: Day; last: Day },
): WindowFault | undefined {
  if (daysBetween(after.from, after.until) > MAX_WINDOW_DAYS) return 'too_long'
  if (lastDay(after) > history.last) return 'incomplete_days'
  return before.from < history.first ? 'not_enough_history' : undefined
}
