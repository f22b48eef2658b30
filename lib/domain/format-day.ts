import type { Grain } from './buckets'
import type { Day } from './day'
import { type DayRange, lastDay } from './day-range'

const options = (format: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...format })

const dayFormat = options({ day: 'numeric', month: 'short', year: 'numeric' })
const weekdayFormat = options({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const monthFormat = options({ month: 'long', year: 'numeric' })
const shortMonthFormat = options({ month: 'short' })
const shortDayFormat = options({ day: 'numeric', month: 'short' })
const timeFormat = options({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`)

/** `21 Aug 2026`. */
export function formatDay(day: Day): string {
  return dayFormat.format(dateOf(day))
}

/** `21 Aug`. */
export function formatShortDay(day: Day): string {
  return shortDayFormat.format(dateOf(day))
}

/** `Aug`. */
export function formatShortMonth(day: Day): string {
  return shortMonthFormat.format(dateOf(day))
}

/**
 * Both ends inside: `15 to 21 Aug 2026`; a single day stands alone. No dash: one character beyond Latin-1 makes
 * the server keep and send the whole page in the wider kind of string, at three times the cost.
 */
export function formatDayRange(range: DayRange): string {
  return dayFormat.formatRange(dateOf(range.from), dateOf(lastDay(range))).replace(/\s*\u2013\s*/, ' to ')
}

/** What a bucket is called: `Fri, 21 Aug 2026`, `Week of 17 Aug 2026`, `August 2026`. */
export function formatBucket(bucket: Day, grain: Grain): string {
  if (grain === 'week') return `Week of ${formatDay(bucket)}`
  return (grain === 'month' ? monthFormat : weekdayFormat).format(dateOf(bucket))
}

/** A moment as `00:10 UTC on 22 Aug 2026`. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso)
  return `${timeFormat.format(moment)} UTC on ${dayFormat.format(moment)}`
}

export function formatTimeOfDay(iso: string): string {
  return `${timeFormat.format(new Date(iso))} UTC`
}
