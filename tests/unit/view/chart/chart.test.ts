import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBuckets } from '@/lib/domain/time/buckets'
import { axisScale } from '@/lib/view/chart/chart-scale'
import { PLOT_HEIGHT, partialBars, seriesPaths, stackEdges } from '@/lib/view/chart/chart-stack'
import { chartSummary } from '@/lib/view/chart/chart-summary'
import { bucketTicks } from '@/lib/view/chart/chart-ticks'
import { highestTotal } from '@/lib/view/chart/chart-view'
import { tickCount } from '@/lib/view/text/format'
import { chartOf } from '@/tests/support/view/chart'

const count = fc.bigInt({ min: 0n, max: 10n ** 16n })

describe('axisScale', () => {
  it('covers every value with few round ticks, evenly', () => {
    fc.assert(
      fc.property(count, (maximum) => {
        const { top, ticks } = axisScale(maximum)
        const step = ticks[1]!
        expect(top >= maximum).toBe(true)
        expect(top - step < maximum || ticks.length === 2).toBe(true)
        expect(ticks.length).toBeLessThanOrEqual(5)
        expect(ticks.map((_, index) => step * BigInt(index))).toEqual(ticks)
        expect(String(step)).toMatch(/^(1|2|25|5)0*$/)
      }),
      { seed: 6, numRuns: 500 },
    )
  })

  it('labels its ticks without rounding', () => {
    expect(axisScale(99_700_000_000_000n).ticks.map(tickCount)).toEqual(['0', '25T', '50T', '75T', '100T'])
    expect(axisScale(3n).ticks).toEqual([0n, 1n, 2n, 3n])
    expect(axisScale(0n).ticks).toEqual([0n, 1n])
  })
})

describe('stackEdges', () => {
  it('adds the parts up to the bar, in order and inside the plot', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 10 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0n)
        const edges = stackEdges(values, total, PLOT_HEIGHT)
        expect(edges).toHaveLength(values.length + 1)
        expect(edges.at(-1)).toBe(total > 0n ? PLOT_HEIGHT : 0)
        expect([...edges].sort((one, other) => one - other)).toEqual(edges)
        const half = stackEdges(values, total * 2n, PLOT_HEIGHT)
        expect(half.at(-1)).toBe(total > 0n ? PLOT_HEIGHT / 2 : 0)
      }),
      { seed: 7 },
    )
  })
})

describe('the drawing', () => {
  it('gives each series one shape for each bar it is part of', () => {
    const paths = seriesPaths(
      chartOf([
        [1n, 2n],
        [0n, 4n],
        [3n, 0n],
      ]),
    )
    expect(paths.map((path) => path.match(/M/g)?.length)).toEqual([2, 2])
  })

  it('fills the plot with every bar that shows shares', () => {
    const view = {
      ...chartOf([
        [1n, 2n],
        [3n, 1n],
      ]),
      mode: 'share' as const,
    }
    const heights = seriesPaths(view).flatMap((path) =>
      [...path.matchAll(/v-(\d+)/g)].map(([, height]) => Number(height)),
    )
    expect(heights.reduce((sum, height) => sum + height, 0)).toBe(2 * PLOT_HEIGHT)
  })

  it('hatches the running bar alone, to its full height', () => {
    const view = chartOf(
      [
        [1n, 2n],
        [3n, 1n],
      ],
      { lastIsPartial: true },
    )
    const [bar, ...others] = partialBars(view)
    expect(others).toEqual([])
    expect(bar!.height).toBe(Number(highestTotal(view.buckets)) / 4)
    expect(bar!.x + bar!.width).toBeLessThanOrEqual(1)
    expect(bar!.x).toBeGreaterThan(0.5)
  })
})

describe('bucketTicks', () => {
  const buckets = (first: string, grain: 'day' | 'week' | 'month', length: number) =>
    Array.from({ length }, (_, index) => addBuckets(first, grain, index))

  it('marks where months begin, and the year where it changes', () => {
    const ticks = bucketTicks(buckets('2025-11-24', 'week', 52), 'week')
    expect(ticks.map(({ label }) => label).slice(0, 3)).toEqual(['Dec', 'Jan 2026', 'Feb'])
    expect(ticks).toHaveLength(12)
  })

  it('leaves room on a phone', () => {
    for (const [grain, length] of [
      ['day', 90],
      ['week', 52],
      ['month', 12],
    ] as const) {
      const ticks = bucketTicks(buckets('2026-06-01', grain, length), grain)
      expect(ticks.filter(({ isMinor }) => !isMinor).length).toBeLessThanOrEqual(5)
      expect(ticks.length).toBeGreaterThan(5)
    }
  })
})

describe('chartSummary', () => {
  it('speaks of complete buckets, and claims no lead that Other may hide', () => {
    const view = chartOf(
      [
        [10n, 90n],
        [30n, 170n],
        [999n, 1n],
      ],
      { lastIsPartial: true, lastIsOther: true },
    )
    expect(chartSummary(view)).toBe(
      'From 100 to 200 tokens per week since 5 Jan 2026; Series 0 is the largest of those named with 15.0% of the last complete week.',
    )
  })

  it('compares shares with where they began', () => {
    const view = {
      ...chartOf([
        [10n, 90n],
        [30n, 170n],
      ]),
      mode: 'share' as const,
    }
    expect(chartSummary(view)).toBe(
      'Series 1 is the largest with 85.0% of the last complete week, after 90.0% in the week of 5 Jan 2026.',
    )
  })

  it('says that there is nothing to say yet', () => {
    expect(chartSummary(chartOf([[5n, 5n]], { lastIsPartial: true }))).toBe('No complete week yet.')
    const normalised = (values: bigint[]) => ({
      ...chartOf([values], { lastIsPartial: true }),
      metric: 'normalised' as const,
    })
    expect(chartSummary(normalised([5n, 5n]))).toBe('No complete week yet.')
    expect(chartSummary(normalised([0n, 0n]))).toBe('No normalised counts in this period.')
  })
})
