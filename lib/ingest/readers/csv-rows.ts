import { type RefusalCode, UnreadableItem } from '../refusal'
import { CellFault, type CellKind, isEmptyCell, readCell } from './cells'
import { joinedId } from './column-map'

/** One column, or several read as one, and where their value goes. */
export interface Column {
  /** What the columns are called in the file. */
  name: string
  places: readonly number[]
  /** The key in the record that is made. */
  key: string
  /** The field of the event under which a cell is refused. */
  field: string
  kind: CellKind
}

export type Row = Record<string, unknown>

/** How the rows of one file are read, as its header says. */
export interface RowPlan {
  delimiter: string
  width: number
  columns: readonly Column[]
  /** Makes a record of the source of the filled cells. */
  finish(row: Row): Row | UnreadableItem
}

/** The record of one row: a value for each filled cell, or the first cell that is refused. */
export function readRow(plan: RowPlan, cells: readonly string[]): Row | UnreadableItem {
  if (cells.length !== plan.width) {
    return unreadable(`it has ${cells.length} cells, the header has ${plan.width}`)
  }
  const row: Row = {}
  let refused: { column: Column; fault: CellFault } | undefined
  for (const column of plan.columns) {
    const value = cellValue(column, cells, plan.delimiter)
    if (value instanceof CellFault) refused ??= { column, fault: value }
    else if (value !== undefined) row[column.key] = value
  }
  if (refused) return refusalOf(refused.column, refused.fault, cells, idIn(plan, row))
  return plan.finish(row)
}

/** Tells whether cells could be a record's: every count is one, and there is one at least. */
export function soundnessOf({ columns, delimiter }: RowPlan): (cells: readonly string[]) => boolean {
  const places = columns.filter(({ kind }) => kind === 'count').flatMap((column) => column.places)
  return (cells) => {
    const counts = places.map((place) => cells[place]!).filter((cell) => !isEmptyCell(cell))
    return counts.length > 0 && counts.every((cell) => typeof readCell('count', cell, delimiter) === 'number')
  }
}

export function unreadable(what: string): UnreadableItem {
  return new UnreadableItem({ code: 'invalid_csv', message: `This line of CSV cannot be read: ${what}.` })
}

function cellValue({ places, kind }: Column, cells: readonly string[], delimiter: string): unknown {
  if (places.length > 1)
    return combined(
      places.map((place) => cells[place]!),
      kind,
      delimiter,
    )
  const cell = cells[places[0]!]!
  return isEmptyCell(cell) ? undefined : readCell(kind, cell, delimiter)
}

/** Counts are added up to the first, which must be there; an id needs all its parts. */
function combined(cells: readonly string[], kind: CellKind, delimiter: string): unknown {
  const filled = cells.filter((cell) => !isEmptyCell(cell))
  if (filled.length < (kind === 'id' ? cells.length : 1) || filled[0] !== cells[0]) return undefined
  const values = filled.map((cell) => readCell(kind, cell, delimiter))
  const fault = values.find((value) => value instanceof CellFault)
  if (fault) return fault
  return kind === 'id' ? joinedId(filled) : (values as number[]).reduce((sum, value) => sum + value, 0)
}

function refusalOf(
  column: Column,
  fault: CellFault,
  cells: readonly string[],
  id: string | null,
): UnreadableItem {
  const { field, name, places } = column
  const said = places.map((place) => JSON.stringify(cells[place]!.slice(0, 60))).join(' + ')
  const where = name === field ? '' : ` in the column ${name}`
  const code = `invalid_${field}` as RefusalCode
  return new UnreadableItem({ code, message: `${field} is ${said}${where}: ${fault.advice}.` }, id)
}

function idIn(plan: RowPlan, row: Row): string | null {
  const key = plan.columns.find(({ field }) => field === 'id')?.key
  const id = key === undefined ? undefined : row[key]
  return typeof id === 'string' ? id.slice(0, 200) : null
}
