/** Seconds since 1970 stay below this for 3,000 years; more are milliseconds. */
const MOST_SECONDS = 1e11

const digits = /^\d{9,13}(?:\.\d+)?$/

/** A moment as the wire has it. Numbers are seconds or milliseconds since 1970; other texts stay as they are. */
export function momentText(given: unknown): unknown {
  const value = typeof given === 'string' && digits.test(given) ? Number(given) : given
  if (typeof value !== 'number') return value
  const date = new Date(Math.floor(value < MOST_SECONDS ? value * 1000 : value))
  return Number.isNaN(date.getTime()) ? value : date.toISOString()
}
