import { describe, expect, it } from 'vitest'
import { DEMO_DAYS, demoDays } from '@/lib/demo/timeline'
import { firstDayNeeded } from '@/lib/domain/growth/run-rate'
import { addBuckets, startOfRunning } from '@/lib/domain/time/buckets'
import { addDays, type Day, startOfWeek } from '@/lib/domain/time/day'
import { daysEndingWith, eachDay } from '@/lib/domain/time/day-range'

/** A whole week of days on which someone may load the demo for the first time. */
const starts = eachDay(daysEndingWith('2027-02-14', 7))

describe('the days of the demo', () => {
  it.each(starts)('reach a year back when it is loaded on %s, and stay so', (today) => {
    const first = firstDay(today)
    for (let later = 0; later < 20; later++) {
      const dataThrough = addDays(today, later - 1)
      expect(first <= firstDayNeeded(dataThrough), `${later} days later`).toBe(true)
      expect(firstComparedWeek(first) <= yearOfWeeks(dataThrough), `weeks, ${later} days later`).toBe(true)
    }
  })

  it('are as few as that takes', () => {
    const missing = starts.filter((today) => {
      return firstComparedWeek(addDays(firstDay(today), 1)) > yearOfWeeks(addDays(today, -1))
    })
    expect(missing).not.toEqual([])
  })

  it('follow each other, each with models that have tokens', () => {
    const days = demoDays('2027-02-10')
    expect(days.map(({ day }) => day)).toEqual(eachDay(daysEndingWith('2027-02-10', DEMO_DAYS)))
    expect(days.map(({ age }) => age)).toEqual(days.map((_, index) => DEMO_DAYS - 2 - index))
    for (const { day, totals } of days) {
      expect(totals.length, day).toBeGreaterThan(40)
      expect(totals.every(({ total }) => Number.isSafeInteger(total) && total > 0)).toBe(true)
    }
  })
})

function firstDay(today: Day): Day {
  return addDays(today, 1 - DEMO_DAYS)
}

/** The first calendar week with a whole one before it. */
function firstComparedWeek(first: Day): Day {
  return addDays(startOfWeek(addDays(first, 6)), 7)
}

/** The first of the last 52 complete weeks. */
function yearOfWeeks(dataThrough: Day): Day {
  return addBuckets(startOfRunning(dataThrough, 'week'), 'week', -52)
}
