import { OperatorError } from '@/lib/operator-error'
import { columnFields, kindOf } from './fields'

/** What a file of another's columns calls the fields: by field, the name that was given. */
export type ColumnMap = ReadonlyMap<string, string>

/**
 * Reads what `--map` was given, such as `Input tokens=prompt_tokens`.
 * @throws {OperatorError} where one is no pair, names no field, or a field that another names too
 */
export function parseColumnMap(texts: readonly string[]): ColumnMap | undefined {
  if (texts.length === 0) return undefined
  const map = new Map<string, string>()
  for (const text of texts) {
    const at = text.lastIndexOf('=')
    const [theirs, ours] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()]
    if (theirs === '' || ours === '') {
      throw new OperatorError(
        `--map takes theirs=ours, such as "Input tokens=prompt_tokens": ${text} is none.`,
      )
    }
    if (!columnFields.includes(ours)) {
      throw new OperatorError(
        `--map ${text}: there is no field ${ours}. There are ${columnFields.join(', ')}.`,
      )
    }
    if (map.has(ours)) {
      throw new OperatorError(
        `--map gives ${ours} twice, by ${map.get(ours)} and by ${theirs}: counts of several columns are added up as ${map.get(ours)}+${theirs}=${ours}.`,
      )
    }
    map.set(ours, theirs)
  }
  return map
}

/**
 * The columns that a mapped name stands for: itself, or several joined by `+` whose counts are added up, or which
 * together make an id. Undefined where there is no such column.
 */
export function sourcesOf(
  theirs: string,
  field: string,
  isThere: (name: string) => boolean,
): string[] | undefined {
  if (isThere(theirs)) return [theirs]
  const parts = partsOf(theirs)
  if (parts.length < 2 || !parts.every(isThere)) return undefined
  checkParts(theirs, field)
  return parts
}

export function partsOf(theirs: string): string[] {
  return theirs.split('+').map((part) => part.trim())
}

/** @throws {OperatorError} where the field is none that can be made of several columns */
export function checkParts(theirs: string, field: string): void {
  if (field === 'id' || kindOf(field) === 'count') return
  throw new OperatorError(`--map ${theirs}=${field}: only counts and the id are made of several columns.`)
}

/** Several texts as one, so that no two lists give the same. */
export function joinedId(parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('+', '%2B')).join('+')
}
