import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, nearest } from '@/lib/domain/growth/apportion'

const UNIT = 10n ** 12n

/** Parts of twelve decimals that add up to a whole number. */
const parts = fc
  .array(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), { minLength: 1, maxLength: 11 })
  .map((units) => {
    const sum = units.reduce((total, unit) => total + unit, 0n)
    const rest = ((sum % UNIT) + UNIT) % UNIT
    return [...units, -rest]
  })

function decimal(units: bigint): string {
  const size = units < 0n ? -units : units
  return `${units < 0n ? '-' : ''}${size / UNIT}.${String(size % UNIT).padStart(12, '0')}`
}

const sumOf = (numbers: readonly bigint[]) => numbers.reduce((total, one) => total + one, 0n)

describe('apportion', () => {
  it('adds up to the total, and keeps every part within one of what it is exactly', () => {
    fc.assert(
      fc.property(parts, (units) => {
        const total = sumOf(units) / UNIT
        const whole = apportion(units.map(decimal), total)
        expect(sumOf(whole)).toBe(total)
        for (const [place, unit] of units.entries()) {
          const error = whole[place]! * UNIT - unit
          expect(error > -UNIT && error < UNIT).toBe(true)
          if (unit % UNIT === 0n) expect(error).toBe(0n)
        }
      }),
      { seed: 5 },
    )
  })

  it('gives what is left to the largest remainders, of equal ones to the first', () => {
    expect(apportion(['1.5', '1.5', '0'], 3n)).toEqual([2n, 1n, 0n])
    expect(apportion(['-0.25', '0.75', '2.5'], 3n)).toEqual([0n, 1n, 2n])
    expect(apportion(['-1.5', '-1.5'], -3n)).toEqual([-1n, -2n])
  })

  it('bears what is lost behind the twelfth decimal', () => {
    expect(apportion(['0.3333333333333333', '0.3333333333333333', '0.3333333333333333'], 1n)).toEqual([
      1n,
      0n,
      0n,
    ])
    expect(apportion(['4.999999999999', '0.000000000000'], 5n)).toEqual([5n, 0n])
  })

  it('refuses parts that are something else, or no numbers', () => {
    expect(() => apportion(['1', '2'], 9n)).toThrow(RangeError)
    expect(() => apportion(['1', '2'], 2n)).toThrow(RangeError)
    expect(() => apportion(['1e3'], 1000n)).toThrow(RangeError)
  })
})

describe('nearest', () => {
  it('rounds halves away from zero', () => {
    expect(['0.5', '-0.5', '0.499999999999', '-7.5', '12'].map(nearest)).toEqual([1n, -1n, 0n, -8n, 12n])
  })
})
