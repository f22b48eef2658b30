import type { Board } from './board'
import { lastDay } from './day-range'
import { formatDay, formatDayRange } from './format-day'
import type { Period } from './period'

/** The days a board looks through, in words: `the last 7 complete days, 15 to 21 Aug 2026`. */
export function windowText(period: Period, window: Board['window']): string {
  const days = formatDayRange(window.current)
  if (period === 'today') return `today so far, ${formatDay(lastDay(window.current))}`
  if (period === 'day') return `the last complete day, ${days}`
  return `the last ${period === 'month' ? 30 : 7} complete days, ${days}`
}

/** How the boards' change is to be read: against which days. */
export function comparisonText(window: Board['window']): string | null {
  return window.previous && `compared with ${formatDayRange(window.previous)}`
}
