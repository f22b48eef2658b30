import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dollarText } from '@/lib/domain/money/money'
import { ratio, ratioText } from '@/lib/domain/tokens/ratio'
import { changeOf, changeText } from '@/lib/domain/traffic/change'
import { fixed } from './arbitrary'

const huge = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })

describe('ratioText', () => {
  it('rounds half away from zero, at any size', () => {
    expect(ratioText(1n, 3n, 6)).toBe('0.333333')
    expect(ratioText(2n, 3n, 6)).toBe('0.666667')
    expect(ratioText(1n, 2n, 0)).toBe('1')
    expect(ratioText(-1n, 2n, 0)).toBe('-1')
    expect(ratioText(-1n, 8n, 2)).toBe('-0.13')
    expect(ratioText(-1n, 1000n, 2)).toBe('0.00')
    expect(ratioText(9_007_199_254_740_993n, 1n, 1)).toBe('9007199254740993.0')
    expect(ratioText(0n, 5n, 3)).toBe('0.000')
    expect(ratioText(1n, 0n, 3)).toBeNull()
  })

  it('is never further from the exact quotient than half its last place', () => {
    fc.assert(
      fc.property(
        huge,
        huge.filter((value) => value !== 0n),
        fc.nat({ max: 12 }),
        (top, bottom, digits) => {
          const text = ratioText(top, bottom, digits)!
          expect(text).toMatch(digits > 0 ? new RegExp(`^-?\\d+\\.\\d{${digits}}$`) : /^-?\d+$/)
          const scaled = BigInt(text.replace('.', ''))
          const error = 2n * (scaled * bottom - top * 10n ** BigInt(digits))
          expect(error < 0n ? -error : error).toBeLessThanOrEqual(bottom < 0n ? -bottom : bottom)
        },
      ),
      fixed,
    )
  })

  it('is a number for pixels', () => {
    expect(ratio(254n, 1000n)).toBe(0.254)
    expect(ratio(1n, 0n)).toBeNull()
  })
})

describe('change', () => {
  it('is a ratio, new where there was nothing, and none where nothing compares', () => {
    expect(changeOf(150n, 100n)).toEqual({ kind: 'ratio', value: 0.5 })
    expect(changeOf(0n, 100n)).toEqual({ kind: 'ratio', value: -1 })
    expect(changeOf(5n, 0n)).toEqual({ kind: 'new' })
    expect(changeOf(0n, 0n)).toBeNull()
    expect(changeOf(5n, null)).toBeNull()
  })

  it('is text with six places, empty where there is no ratio', () => {
    expect(changeText(1254n, 1000n)).toBe('0.254000')
    expect(changeText(1n, 3n)).toBe('-0.666667')
    expect(changeText(5n, 0n)).toBe('')
    expect(changeText(5n, null)).toBe('')
  })
})

describe('dollarText', () => {
  it('is exact and without idle zeros', () => {
    expect(dollarText(4_200_000n)).toBe('0.0042')
    expect(dollarText(12_000_000_000n)).toBe('12')
    expect(dollarText(100_000_000_000n)).toBe('100')
    expect(dollarText(1n)).toBe('0.000000001')
    expect(dollarText(0n)).toBe('0')
  })

  it('holds every nano-dollar', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (nano) => {
        const [whole, fraction = ''] = dollarText(nano).split('.')
        expect(BigInt(whole + fraction.padEnd(9, '0'))).toBe(nano)
      }),
      fixed,
    )
  })
})
