export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at a path, or an empty one. */
export function fieldsAt(value: unknown, ...path: string[]): Fields {
  const found = path.reduce<unknown>((inner, name) => (isFields(inner) ? inner[name] : undefined), value)
  return isFields(found) ? found : {}
}

/** The objects of a list; none where it is no list. */
export function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A value as it stands in a text; an object, whose JSON may say that it is none, is nothing. */
export function plain(value: unknown): string {
  return typeof value === 'object' || value === undefined ? '' : String(value)
}

/** The first value that is there. */
export function firstOf(...values: unknown[]): unknown {
  return values.find((value) => value !== undefined && value !== null)
}

/**
 * The sum of the counts that are there. A value that is no number is handed back as it is, so that it is refused
 * under the name of the count that it belongs to.
 */
export function addUp(...values: unknown[]): unknown {
  const present = values.filter((value) => value !== undefined && value !== null)
  const wrong = present.find((value) => typeof value !== 'number')
  return wrong ?? (present as number[]).reduce((sum, value) => sum + value, 0)
}
