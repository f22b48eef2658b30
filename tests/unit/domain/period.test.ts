import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '@/lib/domain/time/day'
import { daysEndingWith, lastDay, shiftBack } from '@/lib/domain/time/day-range'
import { isPeriod, periodNames, windowOf, windowOfRange } from '@/lib/domain/time/period'
import { anyDay, anyRange, fixed } from './arbitrary'

describe('windowOf', () => {
  it('ends with the last complete day and compares with the equal window before', () => {
    expect(windowOf('day', '2026-03-03')).toEqual({
      current: { from: '2026-03-03', until: '2026-03-04' },
      previous: { from: '2026-03-02', until: '2026-03-03' },
      baseline: [],
      isPartial: false,
    })
    expect(windowOf('week', '2026-03-03')).toMatchObject({
      current: { from: '2026-02-25', until: '2026-03-04' },
      previous: { from: '2026-02-18', until: '2026-02-25' },
    })
    expect(windowOf('month', '2026-03-03')).toMatchObject({
      current: { from: '2026-02-02', until: '2026-03-04' },
      previous: { from: '2026-01-03', until: '2026-02-02' },
    })
  })

  it('of today is the running day, partial, with nothing to compare', () => {
    expect(windowOf('today', '2026-03-03')).toEqual({
      current: { from: '2026-03-04', until: '2026-03-05' },
      previous: null,
      baseline: [],
      isPartial: true,
    })
  })

  it('of trending has the three equal windows before it, side by side', () => {
    const { current, baseline } = windowOf('trending', '2026-03-03')
    expect(current).toEqual(windowOf('week', '2026-03-03').current)
    expect(baseline.map(lastDay)).toEqual(['2026-02-24', '2026-02-17', '2026-02-10'])
    expect(baseline.map(({ from, until }) => daysBetween(from, until))).toEqual([7, 7, 7])
  })

  it('never reaches past the last complete day, but for today', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...periodNames), (through, period) => {
        const { current, previous } = windowOf(period, through)
        expect(lastDay(current)).toBe(period === 'today' ? addDays(through, 1) : through)
        if (previous) expect(previous.until).toBe(current.from)
      }),
      fixed,
    )
  })

  it('is the running day while no day is complete, with nothing to compare', () => {
    for (const period of periodNames) {
      expect(windowOf(period, '2026-03-03', '2026-03-04'), period).toEqual(windowOf('today', '2026-03-03'))
    }
  })

  it('is the days that there are where history is shorter, and compares with what was recorded before', () => {
    const first = '2026-03-01'
    const short = { from: first, until: '2026-03-04' }
    expect(windowOf('week', '2026-03-03', first)).toMatchObject({ current: short, previous: null })
    expect(windowOf('month', '2026-03-03', first)).toMatchObject({ current: short, previous: null })
    expect(windowOf('trending', '2026-03-03', first)).toMatchObject({ current: short, baseline: [] })
    expect(windowOf('day', '2026-03-01', first).previous).toBeNull()
    expect(windowOf('day', '2026-03-02', first)).toEqual(windowOf('day', '2026-03-02'))
    const seventh = windowOf('week', '2026-03-07', first)
    expect(seventh).toMatchObject({ current: { from: first, until: '2026-03-08' }, previous: null })
    for (const period of ['week', 'trending'] as const) {
      expect(windowOf(period, '2026-03-08', first)).toEqual(windowOf(period, '2026-03-08'))
    }
  })

  it('of chosen dates compares with as many days just before them', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const { current, previous } = windowOfRange(range)
        expect(current).toEqual(range)
        expect(previous!.until).toBe(range.from)
        expect(daysBetween(previous!.from, previous!.until)).toBe(daysBetween(range.from, range.until))
      }),
      fixed,
    )
  })
})

describe('day ranges', () => {
  it('are half-open inside and end with their last day outside', () => {
    expect(daysEndingWith('2026-03-01', 2)).toEqual({ from: '2026-02-28', until: '2026-03-02' })
    expect(lastDay({ from: '2026-02-28', until: '2026-03-02' })).toBe('2026-03-01')
    expect(shiftBack({ from: '2026-03-01', until: '2026-03-08' }, 2)).toEqual({
      from: '2026-02-15',
      until: '2026-02-22',
    })
  })
})

it('knows its periods and no property of an object', () => {
  expect(periodNames.every(isPeriod)).toBe(true)
  for (const word of ['year', 'toString', '__proto__', '']) expect(isPeriod(word)).toBe(false)
})
