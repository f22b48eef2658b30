import { OperatorError } from '@/lib/operator-error'
import { isFields } from '../adapters/fields'
import { type RefusalCode, UnreadableItem } from '../refusal'
import { CellFault, readCell } from './cells'
import { type ColumnMap, checkParts, joinedId, partsOf } from './column-map'
import { columnFields, kindOf } from './fields'
import { finishMapped, type MappedOptions } from './mapped-event'
import { gatherApp } from './own-event'
import type { Reader } from './reader'

/**
 * Records of JSON with other names than the fields'. A name can be a path, such as `usage.input_tokens`.
 * @throws {OperatorError} at the end, where a name was in no record
 */
export function mappedRecords(read: Reader, map: ColumnMap, options: MappedOptions): Reader {
  return async function* (pieces) {
    const seen = new Set<string>()
    let count = 0
    for await (const items of read(pieces)) {
      count += items.length
      yield items.map((item) => ({ ...item, value: mapped(item.value, map, seen, options) }))
    }
    if (count === 0) return
    for (const [field, theirs] of map) {
      const never = seen.has(theirs) ? undefined : partsOf(theirs).find((name) => !seen.has(name))
      if (never !== undefined) throw new OperatorError(`--map ${theirs}=${field}: no record has ${never}.`)
    }
  }
}

function mapped(value: unknown, map: ColumnMap, seen: Set<string>, options: MappedOptions): unknown {
  if (!isFields(value) || value instanceof UnreadableItem) return value
  const event: Record<string, unknown> = {}
  for (const field of [...columnFields, 'app']) if (value[field] != null) event[field] = value[field]
  let refused: UnreadableItem | undefined
  for (const [field, theirs] of map) {
    const values = valuesOf(value, field, theirs, seen)
    const found = combined(values, field)
    if (found instanceof CellFault) refused ??= refusalOf(field, values, found)
    event[field] = found ?? undefined
  }
  return refused ?? finishMapped(gatherApp(event), options)
}

/** What the record has under a mapped name, or under each of its parts. */
function valuesOf(
  record: Record<string, unknown>,
  field: string,
  theirs: string,
  seen: Set<string>,
): unknown[] {
  const whole = valueAt(record, theirs)
  const names = whole === undefined && theirs.includes('+') ? partsOf(theirs) : [theirs]
  if (names.length > 1) checkParts(theirs, field)
  return names.map((name) => {
    const value = valueAt(record, name)
    if (value !== undefined) seen.add(name)
    return value
  })
}

/** What stands under a name, or at the path that it is. */
function valueAt(record: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name]
  return name
    .split('.')
    .reduce<unknown>(
      (inner, key) => (isFields(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
      record,
    )
}

/** Counts are added up to the first, which must be there; an id needs all its parts. */
function combined(values: readonly unknown[], field: string): unknown {
  const kind = kindOf(field)
  const there = values.filter((value) => value !== null && value !== undefined)
  if (there.length === 0 || values[0] == null || (field === 'id' && there.length < values.length))
    return undefined
  const read = there.map((value) => (typeof value === 'string' ? readCell(kind, value, ',') : value))
  if (values.length === 1) return read[0]
  const odd = read.find((value) => value instanceof CellFault)
  if (odd) return odd
  if (field === 'id') return joinedId(read.map(String))
  return (
    read.find((value) => typeof value !== 'number') ??
    (read as number[]).reduce((sum, value) => sum + value, 0)
  )
}

function refusalOf(field: string, values: readonly unknown[], fault: CellFault): UnreadableItem {
  const said = values.map((value) => JSON.stringify(value)).join(' + ')
  const code = `invalid_${field}` as RefusalCode
  return new UnreadableItem({ code, message: `${field} is ${said.slice(0, 100)}: ${fault.advice}.` })
}
