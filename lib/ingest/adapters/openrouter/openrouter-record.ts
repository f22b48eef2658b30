import { parseModelSlug } from '@/lib/domain/entity/slug'
import { dollarText } from '@/lib/domain/money/money'
import { parseNanoUsd } from '../../event/money'
import { countInCell } from '../../readers/cells'

const zoned = /(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/
const timed = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/

/** OpenRouter writes moments in UTC, in its exports without saying so. */
export function utcMoment(value: unknown): unknown {
  return typeof value === 'string' && timed.test(value) && !zoned.test(value) ? `${value}Z` : value
}

/** The permaslug with its variant, which stands beside it unless it is already part of it. */
export function withVariant(permaslug: unknown, variant: unknown): unknown {
  if (typeof permaslug !== 'string' || typeof variant !== 'string') return permaslug
  const name = variant.trim()
  if (name === '' || name === 'standard' || parseModelSlug(permaslug)?.variant !== null) return permaslug
  return `${permaslug}:${name}`
}

/** Milliseconds as a whole number; what is no number stays as it is, and is refused as such. */
export function wholeMs(value: unknown): unknown {
  const number = typeof value === 'string' && jsonNumber.test(value) ? Number(value) : value
  return typeof number === 'number' ? Math.round(number) : number
}

const jsonNumber = /^-?\d+(?:\.\d+)?$/

/** A count in a text as the number that it is; what is none stays as it is, and is refused as such. */
export function numberOf(value: unknown): unknown {
  return typeof value === 'string' ? (countInCell(value) ?? value) : value
}

/**
 * What a request cost in all: the credits, and what the provider asked of the owner of the key where the request ran
 * on a key of one's own. A part that is no amount is handed back, and refused as such.
 */
export function costInAll(credits: unknown, ownKey: unknown): unknown {
  const parts = [credits, ownKey].filter((part) => part !== undefined && part !== null && part !== '')
  if (parts.length < 2) return parts[0]
  let sum = 0n
  for (const part of parts) {
    const nano = parseNanoUsd(part)
    if (nano === undefined) return part
    sum += BigInt(nano)
  }
  return dollarText(sum)
}

export function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true')
}
