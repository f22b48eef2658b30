import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_COST_NANO_USD, parseNanoUsd } from '@/lib/ingest/event/money'

describe('parseNanoUsd', () => {
  it.each([
    ['0', 0],
    ['0.0042', 4_200_000],
    [0.0042, 4_200_000],
    [0, 0],
    [-0, 0],
    [1, 1_000_000_000],
    ['1.', 1_000_000_000],
    ['.5', 500_000_000],
    ['0.0000000004', 0],
    ['0.0000000005', 1],
    ['0.00000000049999', 0],
    ['0.99999999950', 1_000_000_000],
    [4.2e-7, 420],
    ['4.2E-7', 420],
    ['5e-10', 1],
    ['4.9e-10', 0],
    ['5e-11', 0],
    ['1e6', MAX_COST_NANO_USD],
    ['00012.5', 12_500_000_000],
  ])('reads %j as %d nano-dollars', (value, nano) => {
    expect(parseNanoUsd(value)).toBe(nano)
  })

  it.each([
    ['', '.', '-1', '+1', '1,5', '$1', ' 1', '0x10', 'NaN', 'Infinity', '1e999', '1e7', 'e5', '1_000'],
    [-1, Number.NaN, Number.POSITIVE_INFINITY, 1_000_001, 1e300],
    [null, undefined, true, {}, [], ['1'], 1n],
  ])('refuses what is no price: %#', (...values) => {
    for (const value of values) expect(parseNanoUsd(value), String(value)).toBeUndefined()
  })

  it('is exact for every amount, wherever its point stands', () => {
    const amounts = fc.integer({ min: 0, max: MAX_COST_NANO_USD })
    const places = fc.integer({ min: 0, max: 18 })
    fc.assert(
      fc.property(amounts, places, (nano, place) => {
        const digits = String(nano).padStart(20, '0')
        const text = `${digits.slice(0, place)}.${digits.slice(place)}e${digits.length - 9 - place}`
        expect(parseNanoUsd(text)).toBe(nano)
      }),
      { seed: 1 },
    )
  })

  it('rounds half up at the tenth decimal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (tenths) => {
        const text = `${tenths / 10n ** 12n}.${String(tenths % 10n ** 12n).padStart(12, '0')}`
        expect(parseNanoUsd(text)).toBe(Number((tenths + 500n) / 1000n))
      }),
      { seed: 1 },
    )
  })
})
