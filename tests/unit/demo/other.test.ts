import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fadeBelow, spreadOther } from '@/lib/demo/other'
import { releaseOffset } from '@/lib/demo/popularity'
import { rankedDays } from '@/lib/demo/rankings'
import { sumOf } from '@/lib/demo/timeline'

describe('spreadOther', () => {
  it.each(rankedDays())('spreads the others of $day below its smallest ranked model', (day) => {
    const others = spreadOther(day)
    expect(sumOf(others)).toBe(day.other)
    const smallest = Math.min(...day.models.map(({ total }) => total))
    const ranked = new Set(day.models.map(({ model }) => model))
    const wrong = others.filter(
      ({ model, total }) => total >= smallest || ranked.has(model) || releaseOffset(model) > day.offset,
    )
    expect(wrong).toEqual([])
    expect(new Set(others.map(({ model }) => model)).size).toBe(others.length)
  })
})

describe('fadeBelow', () => {
  it('holds any total that fits', () => {
    const input = fc
      .record({ ceiling: fc.integer({ min: 1, max: 1e11 }), count: fc.integer({ min: 1, max: 150 }) })
      .chain(({ ceiling, count }) =>
        fc.record({
          ceiling: fc.constant(ceiling),
          count: fc.constant(count),
          total: fc.integer({ min: 0, max: ceiling * count }),
        }),
      )
    fc.assert(
      fc.property(input, ({ ceiling, count, total }) => {
        const models = Array.from({ length: count }, (_, index) => index)
        const amounts = fadeBelow(ceiling, total, models)
        expect(sumOf(amounts)).toBe(total)
        expect(amounts.every((amount) => amount.total > 0 && amount.total <= ceiling)).toBe(true)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('refuses a total that cannot fit', () => {
    expect(() => fadeBelow(10, 31, [1, 2, 3])).toThrow('3 models cannot hold 31 tokens')
  })
})
