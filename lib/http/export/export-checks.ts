import type { z } from 'zod'
import { bucketsOf, type Grain } from '@/lib/domain/time/buckets'
import { addDays, type Day, daysBetween } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { HttpError } from '../errors'
import { choices, MAX_RANGE_DAYS, MAX_ROWS } from './export-parameters'

/**
 * What was asked, by a file's own schema.
 * @param own the words that a parameter takes here, where they differ from file to file
 */
export function parse<Schema extends z.ZodObject>(
  schema: Schema,
  given: Record<string, string>,
  own: Record<string, readonly string[]> = {},
): z.infer<Schema> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  if (issue.code === 'unrecognized_keys') {
    const names = Object.keys(schema.shape)
    const field = issue.keys[0]!
    throw refuse(field, `is not a parameter of this file: it takes ${names.join(', ')}`, names)
  }
  const field = String(issue.path[0])
  throw refuse(field, issue.message, own[field] ?? choices[field])
}

/** Dates are inclusive at the door and half-open inside. Both or none; they count before the period. */
export function parseRange(from: Day | undefined, to: Day | undefined, today: Day): DayRange | null {
  if (from === undefined && to === undefined) return null
  if (from === undefined) throw refuse('from', 'is missing: a range needs "from" and "to"')
  if (to === undefined) throw refuse('to', 'is missing: a range needs "from" and "to"')
  if (from > to) throw refuse('from', `must not be after "to" (${to})`)
  if (to > today) throw refuse('to', `must not be after the running UTC day (${today})`)
  const until = addDays(to, 1)
  if (daysBetween(from, until) > MAX_RANGE_DAYS) {
    throw refuse('from', `must be at most ${MAX_RANGE_DAYS} days before "to"`)
  }
  return { from, until }
}

export function single(query: URLSearchParams): Record<string, string> {
  const given = Object.fromEntries(query)
  const repeated = [...query.keys()].find((name) => query.getAll(name).length > 1)
  if (repeated !== undefined) throw refuse(repeated, 'must be given once')
  return given
}

/** @throws {HttpError} 400 where a chart of these would have more rows than a file may */
export function refuseTooMany(range: DayRange | null, grain: Grain, top: number): void {
  if (range && bucketsOf(range, grain).length * (top + 1) > MAX_ROWS) {
    throw refuse('top', `and the range make more than ${MAX_ROWS} rows: ask for fewer, or for a wider grain`)
  }
}

/** A 400 that names the parameter, and what it takes. */
export function refuse(field: string, reason: string, allowed?: readonly string[]): HttpError {
  return new HttpError({
    status: 400,
    code: 'invalid_parameter',
    message: `"${field}" ${reason}.`,
    details: { field, ...(allowed && { choices: allowed }) },
  })
}
