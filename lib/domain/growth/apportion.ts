const DECIMALS = 12
const UNIT = 10n ** BigInt(DECIMALS)
const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Whole numbers that add up to `total`, each next to its exact part: all are rounded down, and those with the largest
 * remainders get one more (of equal ones the first).
 * @param parts decimal texts that add up to the total, but for what is lost behind the twelfth decimal
 * @throws {RangeError} where they do not
 */
export function apportion(parts: readonly string[], total: bigint): bigint[] {
  const units = parts.map(unitsOf)
  const floors = units.map(floorOf)
  const left = total - floors.reduce((sum, floor) => sum + floor, 0n)
  if (left < 0n || left > BigInt(parts.length)) throw new RangeError(`${parts.join(' + ')} is not ${total}`)
  const byRemainder = units
    .map((unit, place) => ({ place, remainder: unit - floors[place]! * UNIT }))
    .sort((one, other) => compare(other.remainder, one.remainder) || one.place - other.place)
  for (const { place } of byRemainder.slice(0, Number(left))) floors[place]! += 1n
  return floors
}

/** A decimal text as the nearest whole number, halves away from zero. */
export function nearest(part: string): bigint {
  const units = unitsOf(part)
  const half = UNIT / 2n
  return units < 0n ? -((-units + half) / UNIT) : (units + half) / UNIT
}

function unitsOf(part: string): bigint {
  const match = decimalPattern.exec(part)
  if (!match) throw new RangeError(`${part} is not a decimal number`)
  const [, sign, whole, decimals = ''] = match
  const units = BigInt(whole!) * UNIT + BigInt(decimals.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
  return sign === '-' ? -units : units
}

function floorOf(units: bigint): bigint {
  const quotient = units / UNIT
  return units % UNIT < 0n ? quotient - 1n : quotient
}

function compare(one: bigint, other: bigint): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
