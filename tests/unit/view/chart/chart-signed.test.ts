import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTotal, readValue } from '@/lib/view/chart/chart-reading'
import { amountTicks, PLOT_HEIGHT, seriesPaths } from '@/lib/view/chart/chart-stack'
import { signedScale, signedSpans } from '@/lib/view/chart/signed-stack'
import { chartOf } from '@/tests/support/view/chart'

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

describe('a stack above and below its ground', () => {
  it('holds every bar, its gains and its losses apart, without a gap', () => {
    fc.assert(
      fc.property(fc.array(fc.array(amount, { minLength: 4, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const scale = signedScale(rows.map((values) => ({ values })))
        expect(scale.ticks).toContain(0n)
        expect(scale.ticks.length).toBeLessThanOrEqual(7)
        for (const values of rows) {
          const spans = signedSpans(values, scale, PLOT_HEIGHT)
          const ground = signedSpans([0n], scale, PLOT_HEIGHT)[0]!.low
          const [above, below] = [values.map((value) => value > 0n), values.map((value) => value < 0n)]
          expect(joins(spans.filter((_, row) => above[row]))).toBe(true)
          expect(joins(spans.filter((_, row) => below[row]).reverse())).toBe(true)
          expect(spans.find((_, row) => above[row])?.low ?? ground).toBe(ground)
          expect(spans.find((_, row) => below[row])?.high ?? ground).toBe(ground)
          for (const { low, high } of spans) {
            expect(low).toBeGreaterThanOrEqual(0)
            expect(high).toBeLessThanOrEqual(PLOT_HEIGHT)
            expect(high).toBeGreaterThanOrEqual(low)
          }
        }
      }),
      { seed: 11 },
    )
  })

  const view = {
    ...chartOf([
      [3n, -1n],
      [-2_000n, 1_000n],
    ]),
    isSigned: true,
  }

  it('has an axis with zero on the way', () => {
    const { ticks, ground, span } = amountTicks(view)
    expect(ticks.map(({ label }) => label)).toEqual(['−2K', '−1K', '0', '1K'])
    expect(ground).toBeCloseTo(2 / 3, 3)
    expect(span).toBe(3_000n)
    expect(seriesPaths(view)[0]).toContain('M28.665 1000v-667h2.67v667z')
  })

  it('is read with signs and without shares, to the last digit', () => {
    expect(readValue(view, 1, 0)).toMatchObject({ short: '−2.00K', exact: '−2,000', share: null })
    expect(readValue(view, 0, 0)).toMatchObject({ short: '+3', exact: '+3', raw: '3' })
    expect(readTotal(view, 1)).toBe('−1,000')
  })
})

function joins(spans: { low: number; high: number }[]): boolean {
  return spans.every(({ low }, row) => row === 0 || low === spans[row - 1]!.high)
}
