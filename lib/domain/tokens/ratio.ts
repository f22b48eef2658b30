/**
 * `numerator / denominator` as a decimal text with `digits` places, rounded half away from zero: exact where a
 * JavaScript number would not be. Null where nothing can be divided.
 */
export function ratioText(numerator: bigint, denominator: bigint, digits: number): string | null {
  if (denominator === 0n) return null
  const negative = numerator < 0n !== denominator < 0n && numerator !== 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const scaled = (top * 10n ** BigInt(digits) * 2n + bottom) / (bottom * 2n)
  const text = scaled.toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : ''
  return `${negative && scaled > 0n ? '-' : ''}${whole}${fraction}`
}

/** `numerator / denominator` as a number, for pixels and percentages on screen. Null where nothing can be divided. */
export function ratio(numerator: bigint, denominator: bigint): number | null {
  const text = ratioText(numerator, denominator, 12)
  return text === null ? null : Number(text)
}
