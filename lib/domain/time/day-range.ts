import { addDays, type Day, daysBetween } from './day'

/** Whole UTC days, half-open: `from` is inside, `until` is not. On the wire ranges are inclusive. */
export interface DayRange {
  from: Day
  until: Day
}

/** The `count` days that end with `last`. */
export function daysEndingWith(last: Day, count: number): DayRange {
  return { from: addDays(last, 1 - count), until: addDays(last, 1) }
}

/** The range of the same length, `steps` lengths earlier. */
export function shiftBack(range: DayRange, steps: number): DayRange {
  const length = daysBetween(range.from, range.until)
  return { from: addDays(range.from, -length * steps), until: addDays(range.until, -length * steps) }
}

/** The last day inside the range. */
export function lastDay(range: DayRange): Day {
  return addDays(range.until, -1)
}

export function eachDay(range: DayRange): Day[] {
  return Array.from({ length: daysBetween(range.from, range.until) }, (_, index) =>
    addDays(range.from, index),
  )
}
