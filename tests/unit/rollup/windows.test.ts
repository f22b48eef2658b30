import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowParts } from '@/db/schema/rollups'
import { addDays, type Day } from '@/lib/domain/time/day'
import { eachDay, lastDay } from '@/lib/domain/time/day-range'
import { windowOf } from '@/lib/domain/time/period'
import { movedDays, type WindowDay, windowDays } from '@/lib/rollup/windows'

const days = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2025-12-01', count))

/** The days of a part of the windows, in order. */
function daysInside(windows: WindowDay[], prefix: string): Day[] {
  const place = windowParts.findIndex((part) => part.prefix === prefix)
  return windows.filter(({ factors }) => factors[place] === 1).map(({ day }) => day)
}

describe('the windows of the rollups', () => {
  it('are those that the boards show', () => {
    fc.assert(
      fc.property(days, (through) => {
        const windows = windowDays(through)
        const week = windowOf('trending', through)
        const month = windowOf('month', through)
        expect(daysInside(windows, 'week')).toEqual(eachDay(week.current))
        expect(daysInside(windows, 'previous_week')).toEqual(eachDay(week.previous!))
        const [, second, third] = week.baseline
        expect(daysInside(windows, 'earlier_weeks')).toEqual([...eachDay(third!), ...eachDay(second!)])
        expect(daysInside(windows, 'month')).toEqual(eachDay(month.current))
        expect(daysInside(windows, 'previous_month')).toEqual(eachDay(month.previous!))
        expect(windows.at(-1)!.day).toBe(lastDay(week.current))
      }),
      { seed: 3 },
    )
  })

  it('are none before the first rollup', () => {
    expect(windowDays(null)).toEqual([])
  })

  it('move by exactly what enters and leaves', () => {
    fc.assert(
      fc.property(fc.option(days), days, (from, to) => {
        const factors = new Map(windowDays(from).map((window) => [window.day, window.factors]))
        for (const { day, factors: moved } of movedDays(from, to)) {
          const before = factors.get(day) ?? windowParts.map(() => 0)
          factors.set(
            day,
            before.map((factor, place) => factor + moved[place]!),
          )
        }
        const inside = [...factors].filter(([, one]) => one.some((factor) => factor !== 0))
        expect(new Map(inside)).toEqual(new Map(windowDays(to).map(({ day, factors }) => [day, factors])))
      }),
      { seed: 4 },
    )
  })

  it('need few days to move by one night, and none to stay', () => {
    expect(movedDays('2026-05-12', '2026-05-13').map(({ day }) => day)).toHaveLength(6)
    expect(movedDays('2026-05-13', '2026-05-13')).toEqual([])
  })
})
