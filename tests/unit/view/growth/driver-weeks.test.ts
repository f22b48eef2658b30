import { describe, expect, it } from 'vitest'
import type { DriverWeek } from '@/lib/domain/growth/driver-week'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import { chartSummary } from '@/lib/view/chart/chart-summary'
import { driverColour } from '@/lib/view/colour/driver-colours'
import { hexOf } from '@/lib/view/colour/oklch'
import { driverWeeksSentence, driverWeeksView } from '@/lib/view/growth/driver-weeks-view'
import { pictureColours } from '@/lib/view/picture/picture'

function weekOf(week: string, moved: Partial<Record<Driver, bigint>>): DriverWeek {
  const tokens = Object.fromEntries(drivers.map((driver) => [driver, moved[driver] ?? 0n]))
  return { week, tokens: tokens as DriverWeek['tokens'] }
}

describe('drivers over time', () => {
  const weeks = [
    weekOf('2026-01-05', { new_models: 900n, requests: 50n, unpaired: -300n }),
    weekOf('2026-01-12', { context: 20n, unpaired: -100n, departed_apps: -5n }),
  ]

  it('say what all weeks came to and what moved most of it', () => {
    expect(driverWeeksSentence(weeks)).toBe(
      'Over 2 weeks from the week of 5 Jan 2026 on, tokens per week rose by 565. ' +
        'Largest: New models +900, Unpaired −400, More requests +50.',
    )
    expect(chartSummary(driverWeeksView(weeks, false))).toBe(driverWeeksSentence(weeks))
  })

  it('say where nothing moved, and where there is no week', () => {
    expect(driverWeeksSentence([weekOf('2026-01-05', {})])).toBe(
      'Over 1 week from the week of 5 Jan 2026 on, nothing moved.',
    )
    expect(driverWeeksSentence([])).toBe('There are no two complete weeks to compare yet.')
  })

  it('have a value for each driver in each week', () => {
    const { series, buckets } = driverWeeksView(weeks, true)
    expect(series.map(({ name }) => name).slice(0, 3)).toEqual(['New models', 'New apps', 'Newly paired'])
    expect(buckets[1]!.values).toEqual([0n, 0n, 0n, 0n, 0n, 20n, 0n, 0n, -100n, -5n, 0n])
  })
})

describe('the colours of drivers', () => {
  it('are seen on light and on dark pages, and none is like another', () => {
    const colours = drivers.map(driverColour)
    expect(new Set(colours).size).toBe(drivers.length)
    for (const colour of colours) {
      expect(contrast(colour, pictureColours.light.page)).toBeGreaterThanOrEqual(3)
      expect(contrast(colour, pictureColours.dark.page)).toBeGreaterThanOrEqual(3)
    }
    expect(colours).not.toContain(hexOf({ lightness: 0.6, chroma: 0, hue: 0 }))
  })
})

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

/** As WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
