import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  isDay,
  startOfMonth,
  startOfWeek,
} from '@/lib/domain/time/day'
import { anyDay, fixed } from './arbitrary'

describe('day', () => {
  it('is the UTC day of a moment, whatever the clock of the machine says', () => {
    expect(dayOf(new Date('2026-03-04T23:59:59.999Z'))).toBe('2026-03-04')
    expect(dayOf(new Date('2026-03-05T00:30:00+02:00'))).toBe('2026-03-04')
  })

  it('exists or does not', () => {
    for (const text of ['2024-02-29', '2026-12-31']) expect(isDay(text)).toBe(true)
    for (const text of ['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01 ', '20260101', ''])
      expect(isDay(text), text).toBe(false)
  })

  it('moves by days and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        const moved = addDays(day, count)
        expect(isDay(moved)).toBe(true)
        expect(daysBetween(day, moved)).toBe(count)
        expect(moved > day).toBe(count > 0)
      }),
      fixed,
    )
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
  })

  it('belongs to the ISO week that starts on the Monday before it', () => {
    expect(startOfWeek('2026-03-04')).toBe('2026-03-02')
    expect(startOfWeek('2026-03-02')).toBe('2026-03-02')
    expect(startOfWeek('2026-03-01')).toBe('2026-02-23')
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = startOfWeek(day)
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1)
        expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(monday, day)).toBeLessThan(7)
      }),
      fixed,
    )
  })

  it('moves by calendar months, not by thirty days', () => {
    expect(startOfMonth('2026-02-28')).toBe('2026-02-01')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-01')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-01')
    expect(addMonths('2026-03-04', 12)).toBe('2027-03-01')
  })
})
