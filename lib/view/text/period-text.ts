import { daysBetween } from '@/lib/domain/time/day'
import { type Period, periods } from '@/lib/domain/time/period'
import type { Board } from '@/lib/domain/traffic/board'
import { formatDayRange } from './day-text'
import { text } from './messages'

/**
 * The days a board looks through, in words: `the last 7 complete days, 15 to 21 Aug 2026`. Where history is shorter
 * than the period they say what there is.
 */
export function windowText(period: Period, { current, isPartial }: Board['window']): string {
  const days = formatDayRange(current)
  if (isPartial) return text(period === 'today' ? 'periods.today.window' : 'periods.noneComplete', { days })
  const count = daysBetween(current.from, current.until)
  if (count < periods[period].days) return text('periods.short', { count, days })
  return text(`periods.${period}.window`, { days })
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
