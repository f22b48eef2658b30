import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barLengths } from '@/lib/view/chart/bars-view'
import {
  type Box,
  labelBox,
  overlaps,
  phonePlot,
  scatterLabels,
  widePlot,
} from '@/lib/view/scatter/scatter-labels'
import { scatterPlot } from '@/lib/view/scatter/scatter-plot'
import { scatterOf } from '@/tests/support/view/scatter'

const positive = fc.double({ min: 1e-6, max: 1e16, noNaN: true })
const spots = fc.array(
  fc.record({
    x: positive,
    y: positive,
    name: fc.string({ minLength: 1, maxLength: 30 }),
    size: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 25 },
)

describe('a scatter chart', () => {
  it('has every point inside the plot, in the order of its values', () => {
    fc.assert(
      fc.property(spots, (chosen) => {
        const { points } = scatterPlot(scatterOf(chosen))
        expect(points).toHaveLength(chosen.length)
        for (const { across, up } of points) {
          for (const part of [across, up]) expect(part >= 0 && part <= 1, String(part)).toBe(true)
        }
        const byX = points.toSorted((one, other) => one.x - other.x)
        const byY = points.toSorted((one, other) => one.y - other.y)
        for (let index = 1; index < points.length; index++) {
          expect(byX[index]!.across).toBeGreaterThanOrEqual(byX[index - 1]!.across)
          expect(byY[index]!.up).toBeGreaterThanOrEqual(byY[index - 1]!.up)
        }
      }),
      { seed: 21 },
    )
  })

  it('stands the same factor apart by the same step', () => {
    const { points, xTicks } = scatterPlot(
      scatterOf([
        { x: 1, y: 3 },
        { x: 10, y: 2 },
        { x: 100, y: 1 },
      ]),
    )
    expect(points.map(({ across }) => across)).toEqual([0, 0.5, 1])
    expect(xTicks).toEqual([
      { at: 0, label: '$1' },
      { at: 0.5, label: '$10' },
      { at: 1, label: '$100' },
    ])
  })

  it('has no place for zeros', () => {
    const view = scatterOf([
      { x: 0, y: 5 },
      { x: 5, y: 0 },
      { x: 5, y: 5 },
    ])
    expect(scatterPlot(view).points).toHaveLength(1)
    expect(scatterPlot({ ...view, points: [] }).xTicks.length).toBeGreaterThan(1)
  })

  it('names points without covering names, on every plot at least as large', () => {
    fc.assert(
      fc.property(
        spots,
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (chosen, wider, higher) => {
          const { points } = scatterPlot(scatterOf(chosen))
          const labels = scatterLabels(points)
          for (const plot of [phonePlot, widePlot]) {
            const shown = plot === phonePlot ? labels.filter(({ isWideOnly }) => !isWideOnly) : labels
            const size = { width: plot.width * wider, height: plot.height * higher }
            const boxes = shown.map(({ index, anchor }) => labelBox(points[index]!, anchor, size))
            for (const [index, box] of boxes.entries()) {
              expect(boxes.slice(index + 1).some((other) => overlaps(shrunk(box), other))).toBe(false)
              expect(box.left >= 0 && box.right <= size.width).toBe(true)
            }
          }
        },
      ),
      { seed: 22, numRuns: 200 },
    )
  })

  it('names the largest first', () => {
    const view = scatterOf([
      { x: 2, y: 5, name: 'Small', size: 0.1 },
      { x: 2, y: 5, name: 'Large', size: 1 },
    ])
    const { points } = scatterPlot(view)
    expect(scatterLabels(points).map(({ index }) => points[index]!.name)).toEqual(['Large'])
  })
})

/** By less than a pixel can show, for the rounding of sums. */
function shrunk({ left, right, top, bottom }: Box): Box {
  return { left: left + 1e-6, right: right - 1e-6, top: top + 1e-6, bottom: bottom - 1e-6 }
}

describe('bars of a distribution', () => {
  it('are parts of the longest, in the order given', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n }), { minLength: 1 }), (values) => {
        const lengths = barLengths(values.map((value) => ({ value })))
        expect(Math.max(...lengths)).toBe(values.some((value) => value > 0n) ? 1 : 0)
        for (const [index, length] of lengths.entries()) {
          expect(length >= 0 && length <= 1).toBe(true)
          if (values[index]! > values[0]!) expect(length).toBeGreaterThanOrEqual(lengths[0]!)
        }
      }),
      { seed: 23 },
    )
    expect(barLengths([{ value: 1n }, { value: 4n }, { value: 0n }])).toEqual([0.25, 1, 0])
  })
})
