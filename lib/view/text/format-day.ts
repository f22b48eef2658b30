import type { Day } from '@/lib/domain/time/day'
import { type DayRange, lastDay } from '@/lib/domain/time/day-range'
import { locale } from './locale'

const options = (format: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...format })

const dayFormat = options({ day: 'numeric', month: 'short', year: 'numeric' })
const weekdayFormat = options({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const monthFormat = options({ month: 'long', year: 'numeric' })
const shortMonthFormat = options({ month: 'short' })
const shortMonthOfYearFormat = options({ month: 'short', year: 'numeric' })
const shortDayFormat = options({ day: 'numeric', month: 'short' })
const timeFormat = options({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`)

/** `21 Aug 2026`. */
export function formatDay(day: Day): string {
  return dayFormat.format(dateOf(day))
}

/** `Fri, 21 Aug 2026`. */
export function formatWeekday(day: Day): string {
  return weekdayFormat.format(dateOf(day))
}

/** `August 2026`. */
export function formatMonth(day: Day): string {
  return monthFormat.format(dateOf(day))
}

/** `21 Aug`. */
export function formatShortDay(day: Day): string {
  return shortDayFormat.format(dateOf(day))
}

/** `Aug`. */
export function formatShortMonth(day: Day): string {
  return shortMonthFormat.format(dateOf(day))
}

/** `Aug 2026`. */
export function formatShortMonthOfYear(day: Day): string {
  return shortMonthOfYearFormat.format(dateOf(day))
}

/** The two ends of a range without what they share: `15` and `21 Aug 2026`; one end for a single day. */
export function formatRangeEnds(range: DayRange): string[] {
  return dayFormat.formatRange(dateOf(range.from), dateOf(lastDay(range))).split(/\s*\u2013\s*/)
}

/** `00:10`. */
export function formatTime(iso: string): string {
  return timeFormat.format(new Date(iso))
}
