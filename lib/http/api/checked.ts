import { z } from 'zod'
import { refuse } from '../export/export-checks'

/**
 * What was asked, by its schema.
 * @throws {HttpError} 400 that names the field, and what it takes
 */
export function checked<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw refusal(result.error.issues[0]!, schema, given)
}

function refusal(issue: z.core.$ZodIssue, schema: z.ZodType, given: unknown) {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const name = [...issue.path, issue.keys[0]].map(String).join('.')
    const known =
      schema instanceof z.ZodObject && issue.path.length === 0 ? Object.keys(schema.shape) : undefined
    const takes = known?.length ? `it takes ${known.join(', ')}` : 'it takes none'
    return refuse(name, known ? `is not a parameter here: ${takes}` : 'is not a field here', known)
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return refuse(field, `must be one of ${values.join(', ')}`, values)
  }
  if (issue.code === 'invalid_type' && valueAt(given, issue.path) === undefined)
    return refuse(field, 'is missing')
  return refuse(field || 'body', readable(issue))
}

function valueAt(given: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], given)
}

const units: Record<string, string> = { array: ' entries', string: ' characters' }

/** The schema's own words where it has any, else ours for what zod would say. */
function readable(issue: z.core.$ZodIssue): string {
  if (!/^(Too (small|big)|Invalid)\b/.test(issue.message)) return issue.message
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}${units[issue.origin] ?? ''}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${units[issue.origin] ?? ''}`
  if (issue.code === 'invalid_type') return `must be of the type ${issue.expected}`
  return `is not understood (${issue.message})`
}
