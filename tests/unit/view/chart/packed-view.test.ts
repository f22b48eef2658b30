import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyChartView, isLineView } from '@/lib/view/chart/line-view'
import { packView, unpackView } from '@/lib/view/chart/packed-view'
import { chartOf, linesOf } from '@/tests/support/view/chart'

const asIs = <Frame>(frame: Frame) => frame
const roundTrip = (view: AnyChartView) => unpackView(packView(view, asIs))
const grid = <Cell>(cell: fc.Arbitrary<Cell>) =>
  fc
    .integer({ min: 1, max: 10 })
    .chain((series) => fc.array(fc.array(cell, { minLength: series, maxLength: series }), { minLength: 1 }))

describe('a chart on its way to the browser', () => {
  it('comes out as it went in, to the last token', () => {
    const counts = grid(fc.bigInt({ min: 0n, max: 10n ** 19n }))
    fc.assert(
      fc.property(counts, fc.boolean(), (values, lastIsPartial) => {
        const view = chartOf(values, { lastIsPartial })
        expect(roundTrip(view)).toEqual(view)
      }),
      { seed: 31 },
    )
  })

  it('keeps gaps, and every digit of what does not add up', () => {
    const cell = fc.option(fc.double({ noNaN: true }).map((value) => value + 0))
    fc.assert(
      fc.property(grid(cell), (values) => {
        const view = linesOf(values)
        expect(roundTrip(view)).toEqual(view)
      }),
      { seed: 32 },
    )
  })

  it('keeps what is written instead of a number', () => {
    const view = linesOf([
      [0.5, null],
      [1, 2],
    ])
    const [first, last] = view.buckets
    const written = { ...view, buckets: [{ ...first!, exact: ['1,234 tokens', null] }, last!] }
    const back = roundTrip(written)
    if (!isLineView(back)) throw new Error('a chart of lines came back as one of bars')
    expect(back.buckets.map(({ exact }) => exact?.[0] ?? null)).toEqual(['1,234 tokens', null])
    expect(back.buckets.map(({ values }) => values)).toEqual([
      [0.5, null],
      [1, 2],
    ])
  })

  it('weighs less than lists of its values', () => {
    const view = chartOf(Array.from({ length: 52 }, () => Array.from({ length: 10 }, () => 123_456_789_012n)))
    const { frame, ...packed } = packView(view, asIs)
    const lists = view.buckets.map(({ values }) => values.map((value) => `$n${value}`))
    const bytes = (value: unknown) => JSON.stringify(JSON.stringify(value)).length
    expect(frame).toHaveLength(52)
    expect(bytes(packed.values)).toBeLessThan(bytes(lists) * 0.75)
  })
})
