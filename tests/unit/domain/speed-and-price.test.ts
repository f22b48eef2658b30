import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectivePrice } from '@/lib/domain/money/price'
import { bucketOf } from '@/lib/domain/tokens/histogram'
import { type Speed, speedFigure, tokensASecond } from '@/lib/domain/traffic/speed'
import { rankBySpeed } from '@/lib/domain/traffic/speed-board'

describe('the price paid', () => {
  it('is the cost over the tokens that it was paid for, rounded to the billionth of a dollar', () => {
    expect(effectivePrice({ costNanoUsd: 3_000_000_000n, pricedTokens: 2_000_000n })).toBe(1_500_000_000n)
    expect(effectivePrice({ costNanoUsd: 0n, pricedTokens: 5n })).toBe(0n)
    expect(effectivePrice({ costNanoUsd: 0n, pricedTokens: 0n })).toBeNull()
  })

  it('is never off by more than half a billionth', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 24n })
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 1n, max: 10n ** 18n }), (costNanoUsd, pricedTokens) => {
        const price = effectivePrice({ costNanoUsd, pricedTokens })!
        const error = price * pricedTokens - costNanoUsd * 1_000_000n
        expect((error < 0n ? -error : error) * 2n <= pricedTokens).toBe(true)
      }),
      { seed: 20260306 },
    )
  })
})

describe('speed', () => {
  const measured = (slug: string, requests: bigint, tokens: number) => {
    const none = speedFigure('latency', new Map())
    const histogram = new Map([[bucketOf('throughput', tokens), requests]])
    const speed: Speed = { latency: none, throughput: speedFigure('throughput', histogram) }
    return { id: 1, slug, name: slug, author: null, speed }
  }

  it('knows nothing where nothing was measured', () => {
    expect(speedFigure('latency', new Map())).toEqual({ requests: 0n, p50: null, p95: null })
  })

  it('ranks the fastest first, and leaves those with few measured requests to the end', () => {
    const rows = rankBySpeed([
      measured('few', 99n, 900_000),
      measured('fewest', 1n, 900_000),
      measured('slow', 5000n, 20_000),
      measured('b-fast', 100n, 80_000),
      measured('a-fast', 100n, 80_000),
    ])
    expect(rows.map(({ rank, slug }) => [rank, slug])).toEqual([
      [1, 'a-fast'],
      [2, 'b-fast'],
      [3, 'slow'],
      [null, 'few'],
      [null, 'fewest'],
    ])
  })

  it('is written in tokens per second without idle zeros', () => {
    expect(tokensASecond(84_000)).toBe('84')
    expect(tokensASecond(84_120)).toBe('84.12')
    expect(tokensASecond(7)).toBe('0.007')
    expect(tokensASecond(0)).toBe('0')
  })
})
