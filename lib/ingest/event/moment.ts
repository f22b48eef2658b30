import { type Day, dayOf } from '@/lib/domain/time/day'

/** No router served tokens before this; an older date is a mistake of unit or zone. */
const EARLIEST_MS = Date.UTC(2015, 0, 1)

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)$/

/**
 * The moment that an ISO 8601 text with a time zone names, in milliseconds since 1970; undefined where it names
 * none, or one before 2015. What is finer than a millisecond is cut off, so that it can never reach the next day.
 */
export function parseMoment(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second = '0', fraction = '', sign, zoneHour, zoneMinute = '0'] =
    match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (sign && (Number(zoneHour) > 23 || Number(zoneMinute) > 59)) return undefined
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // Date.UTC carries 31 April over to May: only a day that comes back unchanged exists.
  const date = new Date(midnight)
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return undefined
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const zoneMinutes = sign ? (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1) : 0
  const moment =
    midnight + seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')) - zoneMinutes * 60_000
  return moment >= EARLIEST_MS ? moment : undefined
}

const DAY_MS = 86_400_000
let lastMidnight = Number.NaN
let lastDay = ''

/** The UTC day of a moment. Events come in order of time, so it is nearly always the day of the one before. */
export function dayAt(momentMs: number): Day {
  const midnight = momentMs - (momentMs % DAY_MS)
  if (midnight !== lastMidnight) {
    lastDay = dayOf(new Date(midnight))
    lastMidnight = midnight
  }
  return lastDay
}
