import { ratioText } from '../tokens/ratio'

const decimalPattern = /^(-?)(\d{0,20})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/

/** A dollar a token is 10^15 billionths of a dollar for a million tokens. */
const PER_TOKEN_DIGITS = 15
const NANO_DIGITS = 9

/** Dollars a token, as catalogues state them. A negative price, such as `-1`, says that it is not fixed. */
export function pricePerMillion(text: string): bigint | null | undefined {
  return scaledPrice(text, PER_TOKEN_DIGITS)
}

/** Dollars, in billionths. */
export function priceInNano(text: string): bigint | null | undefined {
  return scaledPrice(text, NANO_DIGITS)
}

/** A price of a million tokens in billionths of a dollar as catalogues state it: dollars a token, `-1` if not fixed. */
export function pricePerToken(perMillion: bigint | null): string {
  if (perMillion === null) return '-1'
  return ratioText(perMillion, 10n ** BigInt(PER_TOKEN_DIGITS), PER_TOKEN_DIGITS)!.replace(/\.?0+$/, '')
}

/**
 * A decimal text times a power of ten: null where it is negative, undefined where it is no number. The digits are
 * moved, never multiplied; what is finer than the unit is rounded half up.
 */
function scaledPrice(text: string, places: number): bigint | null | undefined {
  const match = decimalPattern.exec(text.trim())
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  if (digits === '') return undefined
  if (sign === '-' && /[1-9]/.test(digits)) return null
  const pointAt = whole.length + Number(exponent) + places
  const kept = pointAt > 0 ? BigInt(digits.slice(0, pointAt).padEnd(pointAt, '0')) : 0n
  return pointAt >= 0 && digits.charAt(pointAt) >= '5' ? kept + 1n : kept
}
