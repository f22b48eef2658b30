/** A million dollars for one request: more is a mistake of unit, and up to here a JavaScript number is exact. */
export const MAX_COST_NANO_USD = 1_000_000 * 1_000_000_000

const NANO_DIGITS = 9
const decimalPattern = /^(\d{0,20})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/

/**
 * Dollars, as a decimal text or a number, in whole nano-dollars; undefined where it is neither, negative or absurd.
 * The digits are moved, never multiplied, so that no binary fraction comes in; the tenth decimal is rounded half up.
 */
export function parseNanoUsd(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const match = decimalPattern.exec(String(value))
  if (!match) return undefined
  const [, whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  if (digits === '') return undefined
  const pointAt = whole.length + Number(exponent) + NANO_DIGITS
  const nano = Number(pointAt > 0 ? digits.slice(0, pointAt).padEnd(pointAt, '0') : '0')
  const next = pointAt >= 0 ? digits.charAt(pointAt) : ''
  const rounded = next >= '5' ? nano + 1 : nano
  return rounded <= MAX_COST_NANO_USD ? rounded : undefined
}
