import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf } from '@/lib/domain/traffic/change'
import { changeWords } from '@/lib/view/text/change-text'
import { formatBucket, formatDayRange, formatMoment } from '@/lib/view/text/day-text'
import {
  compactCount,
  dollars,
  exactCount,
  percent,
  signedCount,
  tickCount,
  tickDollars,
} from '@/lib/view/text/format'

const count = fc.bigInt({ min: 0n, max: 10n ** 17n })
const factors: Record<string, bigint> = { K: 10n ** 3n, M: 10n ** 6n, B: 10n ** 9n, T: 10n ** 12n }

describe('compactCount', () => {
  it.each([
    [0n, '0'],
    [999n, '999'],
    [1_000n, '1.00K'],
    [1_994n, '1.99K'],
    [9_995n, '10.0K'],
    [99_950n, '100K'],
    [999_499n, '999K'],
    [999_500n, '1.00M'],
    [1_990_000_000_000n, '1.99T'],
    [2_010_000_000_000_000n, '2,010T'],
    [-1_500n, '−1.50K'],
  ])('%s is %s', (value, text) => expect(compactCount(value)).toBe(text))

  it('stays within half of its last digit of the exact count', () => {
    fc.assert(
      fc.property(count, (value) => {
        const [, digits = '', unit = ''] = /^([\d.,]+)([KMBT]?)$/.exec(compactCount(value))!
        const factor = factors[unit] ?? 1n
        const places = digits.split('.')[1]?.length ?? 0
        const scaled = BigInt(digits.replace(/[.,]/g, '')) * factor
        const exact = value * 10n ** BigInt(places)
        const distance = scaled > exact ? scaled - exact : exact - scaled
        expect(distance * 2n).toBeLessThanOrEqual(factor)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('keeps the order of counts', () => {
    const rank = (value: bigint) => {
      const text = compactCount(value).replaceAll(',', '')
      return Number.parseFloat(text) * Number(factors[text.at(-1)!] ?? 1n)
    }
    fc.assert(
      fc.property(count, count, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        expect(rank(low)).toBeLessThanOrEqual(rank(high))
      }),
      { seed: 2 },
    )
  })
})

it('writes ticks without idle zeros and never loses one that counts', () => {
  expect([0n, 20n, 100n, 2_000_000n, 2_500_000n, 200_000_000_000_000n].map(tickCount)).toEqual([
    '0',
    '20',
    '100',
    '2M',
    '2.5M',
    '200T',
  ])
})

it('writes every digit of an exact count', () => {
  expect(exactCount(9_007_199_254_740_993n)).toBe('9,007,199,254,740,993')
  expect([-1n, 0n, 9_007_199_254_740_993n].map(signedCount)).toEqual(['−1', '+0', '+9,007,199,254,740,993'])
})

it('never rounds a share to a nothing or a whole that it is not', () => {
  expect(percent(254n, 1000n)).toBe('25.4%')
  expect(percent(1n, 1_000_000n)).toBe('<0.1%')
  expect(percent(999_999n, 1_000_000n)).toBe('>99.9%')
  expect(percent(0n, 5n)).toBe('0%')
  expect(percent(5n, 5n)).toBe('100.0%')
  expect(percent(0n, 0n)).toBe('-')
})

it('says how a total moved, to the eye and to the ear', () => {
  const words = (current: bigint, previous: bigint | null) => changeWords(changeOf(current, previous))
  expect(words(112n, 100n)).toEqual({ direction: 'up', text: '12.0%', hiddenWord: 'up' })
  expect(words(50n, 100n)).toEqual({ direction: 'down', text: '50.0%', hiddenWord: 'down' })
  expect(words(0n, 100n)).toMatchObject({ direction: 'down', text: '100.0%' })
  expect(words(4600n, 100n)).toMatchObject({ direction: 'up', text: '4,500%' })
  expect(words(100_001n, 100_000n)).toMatchObject({ direction: 'flat', text: '0.0%' })
  expect(words(5n, 0n)).toMatchObject({ direction: 'new', text: 'new' })
  expect(words(5n, null)).toMatchObject({ direction: 'none', hiddenWord: 'not compared' })
})

it.each([
  [0n, '$0.00'],
  [12_300_000_000n, '$12.30'],
  [100_000_000n, '$0.10'],
  [4_200_000n, '$0.0042'],
  [42n, '$0.000000042'],
  [1_234_567_000_000_000n, '$1.23M'],
])('writes %s nano-dollars as %s', (nano, text) => expect(dollars(nano)).toBe(text))

describe('dates', () => {
  it('names ranges by their last day inside', () => {
    expect(formatDayRange({ from: '2026-08-15', until: '2026-08-22' })).toBe('15 to 21 Aug 2026')
    expect(formatDayRange({ from: '2026-07-23', until: '2026-08-22' })).toBe('23 Jul to 21 Aug 2026')
    expect(formatDayRange({ from: '2026-08-21', until: '2026-08-22' })).toBe('21 Aug 2026')
  })

  it('names buckets by their grain, in UTC', () => {
    expect(formatBucket('2026-08-17', 'day')).toBe('Mon, 17 Aug 2026')
    expect(formatBucket('2026-08-17', 'week')).toBe('Week of 17 Aug 2026')
    expect(formatBucket('2026-08-01', 'month')).toBe('August 2026')
    expect(formatMoment('2026-08-22T00:10:00Z')).toBe('00:10 UTC on 22 Aug 2026')
  })

  it('keeps to plain characters, which keep a page cheap to serve', () => {
    const texts = [
      formatDayRange({ from: '2025-12-23', until: '2026-08-22' }),
      compactCount(5_000n),
      percent(0n, 0n),
      changeWords(null).text,
    ]
    expect(texts.join('')).toMatch(/^[\x20-\x7e]+$/)
  })
})

it('keeps the marks of an axis to the room that there is', () => {
  expect([7_500n, 10_000n].map((trillions) => tickCount(trillions * 10n ** 12n))).toEqual(['7500T', '10000T'])
  expect([0n, 10n, 9_999n, 10_000n, 50_000_000n].map(tickDollars)).toEqual([
    '$0',
    '$1E-8',
    '$1E-5',
    '$0.00001',
    '$0.05',
  ])
})
