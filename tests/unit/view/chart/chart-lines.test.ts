import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasLines, LINE_HEIGHT, linePaths, linePlot } from '@/lib/view/chart/chart-lines'
import { linearScale, logScale, nearScale } from '@/lib/view/chart/chart-log'
import { chartOf, linesOf } from '@/tests/support/view/chart'

const positive = fc.double({ min: 1e-9, max: 1e18, noNaN: true })
const height = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))

describe('the axis of lines', () => {
  it('has few ticks of round decades around all values', () => {
    fc.assert(
      fc.property(positive, positive, (one, other) => {
        const [lowest, highest] = one < other ? [one, other] : [other, one]
        const { bottom, top, ticks } = logScale(lowest, highest)
        expect(bottom).toBeLessThanOrEqual(lowest)
        expect(top).toBeGreaterThanOrEqual(highest)
        expect(ticks.length).toBeGreaterThan(1)
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect([ticks[0], ticks.at(-1)]).toEqual([bottom, top])
        for (const tick of ticks) expect(tick.toExponential()).toMatch(/^[125]e/)
      }),
      { seed: 11, numRuns: 500 },
    )
  })

  it('divides a single decade, and takes every second of many', () => {
    expect(logScale(3, 8).ticks).toEqual([1, 2, 5, 10])
    expect(logScale(1, 1).ticks).toEqual([1, 2, 5, 10])
    expect(logScale(7, 1e9).ticks).toEqual([1, 100, 1e4, 1e6, 1e8, 1e10])
  })

  it('starts at zero where it is linear, with few round ticks', () => {
    fc.assert(
      fc.property(positive, (highest) => {
        const { top, ticks } = linearScale(highest)
        expect(ticks[0]).toBe(0)
        expect(top).toBeGreaterThanOrEqual(highest)
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect(ticks[1]!.toExponential()).toMatch(/^(1|2|2\.5|5)e/)
      }),
      { seed: 12, numRuns: 500 },
    )
    expect(linearScale(0.7).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8])
    expect(linearScale(0).ticks).toEqual([0, 1])
    expect(linearScale(2, true).ticks).toEqual([0, 1, 2])
    expect(linearScale(9, true).ticks).toEqual([0, 5, 10])
  })

  it('has few round ticks around values that lie near each other', () => {
    fc.assert(
      fc.property(positive, positive, (one, other) => {
        const [lowest, highest] = one < other ? [one, other] : [other, one]
        const { bottom, top, ticks } = nearScale(lowest, highest)
        expect(bottom).toBeLessThanOrEqual(lowest)
        expect(top).toBeGreaterThanOrEqual(highest)
        expect(ticks.length).toBeGreaterThan(1)
        expect(ticks.length).toBeLessThanOrEqual(6)
      }),
      { seed: 14, numRuns: 500 },
    )
    expect(nearScale(0.981, 1.29).ticks).toEqual([0.9, 1, 1.1, 1.2, 1.3])
    expect(nearScale(1.04, 1.06).ticks).toEqual([0.95, 1, 1.05, 1.1])
  })
})

describe('lines', () => {
  it('stay inside the plot and keep the order of values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 17n }), { minLength: 2, maxLength: 30 }),
        (values) => {
          const view = { ...chartOf(values.map((value) => [value])), mode: 'log' as const }
          const [heights] = linePlot(view).heights
          for (const [index, value] of values.entries()) {
            const here = heights![index]!
            if (value === 0n) expect(here).toBeNull()
            else expect(here >= 0 && here <= 1).toBe(true)
            const before = values[index - 1] ?? 0n
            if (value > before && before > 0n) expect(here).toBeGreaterThanOrEqual(heights![index - 1]!)
          }
        },
      ),
      { seed: 13 },
    )
  })

  it('leave gaps where nothing is known, and dots for lone values', () => {
    const { solid, dashed } = linePaths([1, null, 0.5, 0, null], [])
    expect(solid).toBe(`M10 0h0M50 ${LINE_HEIGHT / 2}L70 ${LINE_HEIGHT}`)
    expect(dashed).toBe('')
  })

  it('are dashed to and from partial buckets alone', () => {
    const { solid, dashed } = linePaths([0, 0, 0, 1], [false, false, false, true])
    expect(solid).toBe('M10 1000L30 1000L50 1000')
    expect(dashed).toBe('M50 1000L70 0')
  })

  it('draw each known value once or more and nothing else', () => {
    fc.assert(
      fc.property(fc.array(height, { maxLength: 20 }), (heights) => {
        const { solid, dashed } = linePaths(heights, [])
        const columns = new Set([...solid.matchAll(/[ML](\d+)/g)].map(([, x]) => (Number(x) - 10) / 20))
        const known = [...heights.keys()].filter((column) => heights[column] !== null)
        expect([...columns]).toEqual(known)
        expect(dashed).toBe('')
      }),
      { seed: 14 },
    )
  })

  it('are measured by those that are shown', () => {
    const view = linesOf([
      [0.9, 0.1],
      [0.8, 0.2],
    ])
    expect(linePlot(view).ticks.at(-1)!.label).toBe('100%')
    const alone = linePlot(view, new Set(['s0']))
    expect(alone.ticks.at(-1)!.label).toBe('20%')
    expect(alone.heights).toEqual([
      [null, null],
      [0.5, 1],
    ])
  })

  it('are how a logarithmic axis is drawn, since stacks would lie there', () => {
    const view = chartOf([[1n]])
    expect(hasLines(view)).toBe(false)
    expect(hasLines({ ...view, mode: 'log' })).toBe(true)
    expect(hasLines(linesOf([[1]]))).toBe(true)
  })

  it('label decades in the words of the metric', () => {
    const view = { ...chartOf([[5n * 10n ** 12n], [10n ** 9n]]), mode: 'log' as const }
    const labels = (metric: 'tokens' | 'spend') =>
      linePlot({ ...view, metric }).ticks.map(({ label }) => label)
    expect(labels('tokens')).toEqual(['1B', '10B', '100B', '1T', '10T'])
    expect(labels('spend')).toEqual(['$1', '$10', '$100', '$1K', '$10K'])
    expect(linePlot({ ...view, buckets: [] }).ticks.length).toBeGreaterThan(1)
  })
})
