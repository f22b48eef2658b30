import type { Grain } from '@/lib/domain/time/buckets'
import { type Day, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { formatDay, formatMonth, formatRangeEnds, formatTime, formatWeekday } from './format-day'
import { text } from './messages'

/**
 * Both ends inside: `15 to 21 Aug 2026`; a single day stands alone. No dash: one character beyond Latin-1 makes
 * the server keep and send the whole page in the wider kind of string, at three times the cost.
 */
export function formatDayRange(range: DayRange): string {
  const [first = '', last] = formatRangeEnds(range)
  return last === undefined ? first : text('days.range', { first, last })
}

/** What a bucket is called: `Fri, 21 Aug 2026`, `Week of 17 Aug 2026`, `August 2026`. */
export function formatBucket(bucket: Day, grain: Grain): string {
  if (grain === 'week') return text('days.weekOf', { day: formatDay(bucket) })
  return grain === 'month' ? formatMonth(bucket) : formatWeekday(bucket)
}

/** A moment as `00:10 UTC on 22 Aug 2026`. */
export function formatMoment(iso: string): string {
  return text('days.moment', { time: formatTime(iso), day: formatDay(dayOf(new Date(iso))) })
}
