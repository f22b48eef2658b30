import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  costOf,
  isSamePrice,
  type ModelPrice,
  overridesOf,
  overridesText,
  type PriceChange,
  priceAt,
  recordPrice,
} from '@/lib/domain/money/model-price'
import { priceInNano, pricePerMillion, pricePerToken } from '@/lib/domain/money/price-decimal'

const seed = 20260822
const price = (
  prompt: bigint | null,
  completion: bigint | null,
  more: Partial<ModelPrice> = {},
): ModelPrice => ({
  prompt,
  completion,
  cached: null,
  request: null,
  overrides: [],
  ...more,
})
const usage = (
  promptTokens: number,
  completionTokens: number,
  cachedTokens = 0,
  at = '2026-08-21T12:00:00Z',
) => ({
  promptTokens,
  completionTokens,
  cachedTokens,
  createdAtMs: Date.parse(at),
})

describe('prices as texts', () => {
  it.each([
    ['0.0000001', 100_000_000n],
    ['0.000002', 2_000_000_000n],
    ['1e-7', 100_000_000n],
    ['0.0000000208333333333333', 20_833_333n],
    ['0.0000000000000005', 1n],
    ['0.00000000000000049', 0n],
    ['0', 0n],
    ['-0', 0n],
    ['-1', null],
    ['.5', 500_000_000_000_000n],
    ['', undefined],
    ['free', undefined],
    ['1,5', undefined],
  ])('a token at $%s', (text, expected) => {
    expect(pricePerMillion(text)).toBe(expected)
  })

  it('moves the digits of any decimal', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 20n })
    fc.assert(
      fc.property(digits, (nano) => {
        const text = `${nano / 10n ** 15n}.${(nano % 10n ** 15n).toString().padStart(15, '0')}`
        expect(pricePerMillion(text)).toBe(nano)
        expect(priceInNano(`${nano}e-9`)).toBe(nano)
      }),
      { seed },
    )
  })
})

describe('the cost of a request', () => {
  it('is what each token costs, cached ones at their own price', () => {
    const asked = price(5_000_000_000n, 25_000_000_000n, { cached: 500_000_000n })
    expect(costOf(asked, usage(1000, 200, 600))).toBe(2_000_000n + 300_000n + 5_000_000n)
    expect(costOf({ ...asked, cached: null }, usage(1000, 200, 600))).toBe(5_000_000n + 5_000_000n)
    expect(costOf({ ...asked, request: 7n }, usage(1000, 200, 600))).toBe(7_300_007n)
  })

  it('is rounded once, half up', () => {
    expect(costOf(price(499_999n, 0n), usage(1, 0))).toBe(0n)
    expect(costOf(price(500_000n, 0n), usage(1, 0))).toBe(1n)
    expect(costOf(price(250_000n, 250_000n), usage(1, 1))).toBe(1n)
  })

  it('is nothing where the model is free, and unknown where a price is not fixed', () => {
    expect(costOf(price(0n, 0n), usage(1000, 1000))).toBe(0n)
    expect(costOf(price(null, null), usage(1000, 1000))).toBeUndefined()
    expect(costOf(price(null, null), usage(0, 0))).toBeUndefined()
    expect(costOf(price(1n, null), usage(1000, 1))).toBeUndefined()
    expect(costOf(price(1_000_000n, null), usage(1000, 0))).toBe(1000n)
  })

  it('agrees with fractions of a dollar, to half a billionth', () => {
    const count = fc.integer({ min: 0, max: 2 ** 31 - 1 })
    const asked = fc.bigInt({ min: 0n, max: 10n ** 13n })
    fc.assert(
      fc.property(count, count, fc.nat(), asked, asked, asked, (prompt, completion, part, p, c, r) => {
        const cached = prompt === 0 ? 0 : part % (prompt + 1)
        const cost = costOf(price(p, c, { cached: r }), usage(prompt, completion, cached))!
        const exact = BigInt(prompt - cached) * p + BigInt(cached) * r + BigInt(completion) * c
        const difference = cost * 1_000_000n - exact
        expect(difference > -500_000n && difference <= 500_000n).toBe(true)
      }),
      { seed },
    )
  })

  it('never falls where more was used', () => {
    const small = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(small, small, small, (prompt, completion, more) => {
        const asked = price(3_000_000_001n, 15_000_000_007n)
        const cost = costOf(asked, usage(prompt, completion))!
        expect(costOf(asked, usage(prompt + more, completion))! >= cost).toBe(true)
      }),
      { seed },
    )
  })
})

describe('prices under conditions', () => {
  const tiered = price(2_000_000n, 6_000_000n, {
    overrides: [
      { minPromptTokens: 100, prompt: 4_000_000n },
      { minPromptTokens: 1000, prompt: 8_000_000n, completion: 12_000_000n },
    ],
  })

  it('hold above a size of the prompt, the last one that applies first', () => {
    expect(costOf(tiered, usage(100, 1))).toBe(206n)
    expect(costOf(tiered, usage(101, 1))).toBe(410n)
    expect(costOf(tiered, usage(1001, 1))).toBe(8020n)
  })

  it('hold at times of the day, over midnight too, and on weekdays', () => {
    const night = price(1_000_000n, 0n, { overrides: [{ utcStart: 2230, utcEnd: 130, prompt: 3_000_000n }] })
    const at = (time: string) => costOf(night, usage(1, 0, 0, `2026-08-21T${time}Z`))
    expect(['22:29:59', '22:30:00', '23:59:59', '00:00:00', '01:29:59', '01:30:00'].map(at)).toEqual([
      1n,
      3n,
      3n,
      3n,
      3n,
      1n,
    ])
    const weekend = price(2_000_000n, 0n, {
      overrides: [{ utcDays: ['saturday', 'sunday'], prompt: 1_000_000n }],
    })
    expect(costOf(weekend, usage(1, 0, 0, '2026-08-21T12:00:00Z'))).toBe(2n)
    expect(costOf(weekend, usage(1, 0, 0, '2026-08-22T12:00:00Z'))).toBe(1n)
  })

  it('come back from the database as they were', () => {
    expect(overridesText([])).toBeNull()
    expect(overridesOf(JSON.parse(overridesText(tiered.overrides)!))).toEqual(tiered.overrides)
  })
})

describe('a history of prices', () => {
  const change = fc.record({
    validFromMs: fc.integer({ min: 0, max: 9 }),
    prompt: fc.bigInt({ min: 0n, max: 2n }),
  })
  const changes = fc
    .array(change, { maxLength: 12 })
    .map((list) => list.map((one) => ({ ...price(one.prompt, 0n), ...one })))
  const historyOf = (list: readonly PriceChange[]) => list.reduce<PriceChange[]>(recordPrice, [])

  it('is in order, and has a row only where the price changed', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const history = historyOf(list)
        for (const [place, row] of history.entries()) {
          const before = history[place - 1]
          if (before) expect(before.validFromMs < row.validFromMs && !isSamePrice(before, row)).toBe(true)
        }
      }),
      { seed },
    )
  })

  it('holds from then on what was written, and before it what it held', () => {
    fc.assert(
      fc.property(changes, change, (list, one) => {
        const before = historyOf(list)
        const after = recordPrice(before, { ...price(one.prompt, 0n), ...one })
        expect(priceAt(after, one.validFromMs)?.prompt).toBe(one.prompt)
        for (let moment = 0; moment < one.validFromMs; moment++)
          expect(priceAt(after, moment)?.prompt).toBe(priceAt(before, moment)?.prompt)
        expect(recordPrice(after, { ...price(one.prompt, 0n), ...one })).toEqual(after)
      }),
      { seed },
    )
  })

  it('writes what it reads', () => {
    const price = fc.option(fc.bigInt({ min: 0n, max: 10n ** 18n }))
    fc.assert(
      fc.property(price, (perMillion) => {
        expect(pricePerMillion(pricePerToken(perMillion))).toBe(perMillion)
      }),
      { seed },
    )
    expect([0n, 250_000_000n, 10n ** 16n, null].map(pricePerToken)).toEqual(['0', '0.00000025', '10', '-1'])
  })
})
