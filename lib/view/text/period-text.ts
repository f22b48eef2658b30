import type { Period } from '@/lib/domain/time/period'
import type { Board } from '@/lib/domain/traffic/board'
import { formatDayRange } from './day-text'
import { text } from './messages'

/** The days a board looks through, in words: `the last 7 complete days, 15 to 21 Aug 2026`. */
export function windowText(period: Period, window: Board['window']): string {
  return text(`periods.${period}.window`, { days: formatDayRange(window.current) })
}

/** How the boards' change is to be read: against which days. */
export function comparisonText(window: Board['window']): string | null {
  return window.previous && text('periods.comparison', { days: formatDayRange(window.previous) })
}

/** Which days a list is about, as a sentence. */
export function listText(period: Period, window: Board['window']): string {
  const days = windowText(period, window)
  const comparison = comparisonText(window)
  return comparison ? text('periods.comparedList', { days, comparison }) : text('periods.list', { days })
}
