import { OperatorError } from '@/lib/operator-error'
import { type ColumnMap, sourcesOf } from './column-map'
import { type CsvHeader, delimiters } from './csv-header'
import type { Column, RowPlan } from './csv-rows'
import { columnFields, hintsFor, kindOf, requiredFields, spelled } from './fields'
import { finishMapped, type MappedOptions } from './mapped-event'
import { gatherApp } from './own-event'
import type { SourceColumns } from './source-columns'

/** A plan for the rows of a file, and the columns that it makes nothing of. */
export interface PlannedColumns {
  plan: RowPlan
  passedOver: string[]
}

/** Plans rows by the header of a file. */
export type Planner = (header: CsvHeader) => PlannedColumns

/**
 * Columns with the names of fields, in whatever letters, with spaces or underscores; the app is in `app_url`,
 * `app_title` and `app_categories`.
 * @throws {OperatorError} where a field that every event needs has no column, or a field has two
 */
export const ownColumns: Planner = (header) => {
  const columns: Column[] = []
  for (const [place, name] of header.names.entries()) {
    const field = spelled(name)
    if (!columnFields.includes(field)) continue
    if (columns.some((column) => column.field === field)) throw twice(name)
    columns.push(columnOf(field, name, [place]))
  }
  return planned(header, columns, gatherApp)
}

/** Columns of any names, as far as they are mapped; others count where they have the name of a field themselves. */
export function mappedColumns(map: ColumnMap, options: MappedOptions): Planner {
  return (header) => {
    const columns = [...map].map(([field, theirs]) => {
      const sources = sourcesOf(theirs, field, (name) => header.names.includes(name))
      if (sources)
        return columnOf(
          field,
          theirs,
          sources.map((name) => onlyPlace(header, name)),
        )
      throw new OperatorError(
        `--map ${theirs}=${field}: there is no column ${JSON.stringify(theirs)}. There are ${listOf(header.names)}.`,
      )
    })
    const taken = new Set(columns.flatMap(({ places }) => places))
    for (const [place, name] of header.names.entries()) {
      const field = spelled(name)
      if (taken.has(place) || !columnFields.includes(field) || map.has(field)) continue
      if (columns.some((column) => column.field === field)) throw twice(name)
      columns.push(columnOf(field, name, [place]))
    }
    return planned(header, columns, (row) => finishMapped(gatherApp(row), options))
  }
}

/**
 * The columns of another source, whose adapter makes events of them.
 * @param marks the columns without which the file is not that source's
 */
export function recordColumns(marks: readonly string[], known: SourceColumns): Planner {
  return (header) => {
    const { names, delimiter } = header
    const missing = marks.filter((name) => !names.includes(name))
    if (missing.length > 0) {
      throw new OperatorError(
        `The first line must name the columns; it lacks ${missing.join(', ')}.${shown(header)}`,
      )
    }
    const columns = names.flatMap((name, place): Column[] => {
      if (name === '') return []
      const [field, kind] = known[name] ?? [name, 'text']
      if (known[name] && names.indexOf(name) !== place) throw twice(name)
      return [{ name, places: [place], key: name, field, kind }]
    })
    return { plan: { delimiter, width: names.length, columns, finish: (row) => row }, passedOver: [] }
  }
}

function columnOf(field: string, name: string, places: readonly number[]): Column {
  return { name, places, key: field, field, kind: kindOf(field) }
}

function planned(header: CsvHeader, columns: readonly Column[], finish: RowPlan['finish']): PlannedColumns {
  const { names, delimiter } = header
  const missing = requiredFields.filter((field) => !columns.some((column) => column.field === field))
  if (missing.length > 0) throw lacking(header, missing)
  const taken = new Set(columns.flatMap(({ places }) => places))
  const passedOver = names.filter((name, place) => name !== '' && !taken.has(place))
  return { plan: { delimiter, width: names.length, columns, finish }, passedOver }
}

function lacking(header: CsvHeader, missing: readonly string[]): OperatorError {
  const optional = columnFields.filter((field) => !requiredFields.includes(field))
  const hints = hintsFor(missing, header.names)
  const advice = [
    `Say which column is which by --map theirs=ours${hints.length > 0 ? `, perhaps ${hints.join(' ')}` : ''}.`,
    ...(missing.includes('id')
      ? [
          'Without an id a request cannot be told from one that is sent again: map columns that together differ for every request, such as --map "a+b=id".',
        ]
      : []),
    'Records of another source need --format, with its name.',
  ]
  return new OperatorError(
    `The first line must name the columns; it lacks ${missing.join(', ')}.${shown(header)}
  it needs:    ${requiredFields.join(', ')}
  it may have: ${optional.join(', ')}
${advice.join('\n')}`,
  )
}

function shown({ names, delimiter }: CsvHeader): string {
  return `\n  it has:      ${listOf(names)} (separated by ${delimiters[delimiter]})`
}

const SHOWN_NAMES = 60
const SHOWN_CHARACTERS = 60

/** Names for a sentence; those of a file that is no CSV can be of any number and length. */
function listOf(names: readonly string[]): string {
  const shownNames = names
    .filter((name) => name !== '')
    .slice(0, SHOWN_NAMES)
    .map((name) => (name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name))
  return shownNames.join(', ') + (names.length > SHOWN_NAMES ? ' …' : '')
}

function onlyPlace({ names }: CsvHeader, name: string): number {
  if (names.indexOf(name) !== names.lastIndexOf(name)) throw twice(name)
  return names.indexOf(name)
}

function twice(name: string): OperatorError {
  return new OperatorError(`Two columns are called ${JSON.stringify(name)}: which one counts cannot be told.`)
}
