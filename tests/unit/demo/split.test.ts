import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitTotal, takePortion } from '@/lib/demo/split'
import { MAX_COUNT } from '@/lib/domain/tokens/tokens'

const total = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 100_000 }))
const size = fc.oneof(
  fc.integer({ min: 1, max: 200_000 }),
  fc.double({ min: 0.1, max: MAX_COUNT, noNaN: true }),
)
const parts = fc.array(fc.record({ share: fc.double({ min: 0.01, max: 100, noNaN: true }), size }), {
  minLength: 1,
  maxLength: 60,
})

describe('splitTotal', () => {
  it('adds up to any total, to the token, within the bounds of an event', () => {
    fc.assert(
      fc.property(total, parts, (amount, wanted) => {
        const portions = splitTotal(amount, wanted)
        const sum = portions.reduce((all, { tokens, weight }) => all + BigInt(tokens) * BigInt(weight), 0n)
        expect(sum).toBe(BigInt(amount))
        for (const { tokens, weight } of portions) {
          expect(Number.isInteger(tokens) && tokens >= 0 && tokens <= MAX_COUNT).toBe(true)
          expect(Number.isInteger(weight) && weight >= 0 && weight <= MAX_COUNT).toBe(true)
          expect(tokens * weight).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
        }
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  it('gives each part its share of the total', () => {
    const portions = splitTotal(1_000_000, [
      { share: 1, size: 10 },
      { share: 3, size: 7 },
    ])
    expect(portions[0]).toEqual({ tokens: 10, weight: 25_000 })
    expect(portions[1]).toEqual({ tokens: 7, weight: 107_142 })
    expect(portions.slice(2)).toEqual([
      { tokens: 7, weight: 0 },
      { tokens: 6, weight: 1 },
    ])
  })
})

describe('takePortion', () => {
  it('takes as many requests as fit', () => {
    expect(takePortion(100, 30)).toEqual({ tokens: 30, weight: 3 })
    expect(takePortion(29, 30)).toEqual({ tokens: 30, weight: 0 })
  })

  it('makes the requests larger where there would be too many of them', () => {
    const { tokens, weight } = takePortion(Number.MAX_SAFE_INTEGER, 1)
    expect(weight).toBeLessThanOrEqual(MAX_COUNT)
    expect(tokens).toBeGreaterThan(1)
  })
})
