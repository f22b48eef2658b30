import { exactCount } from '../text/format'
import type { CountCell, TableColumn, TableView } from './table-view'

/** Cells by their fields: a list for each, with one value where all cells have the same. */
interface PackedCells {
  /** The rows without a cell. */
  empty: number[]
  fields: Record<string, unknown[]>
}

/** A table as the server sends it to the browser a second time, for React. */
export interface PackedTable {
  caption: string
  keys: string[]
  columns: (Omit<TableColumn, 'cells'> & { cells: PackedCells | (string | null)[] })[]
}

/**
 * Stands for the exact count among the words around it, which are then the same in each cell of a column. No text of
 * the site holds it otherwise: its own places are filled by then.
 */
const COUNT = '{count}'

export function packTable(view: TableView): PackedTable {
  const columns = view.columns.map((column) => {
    if (column.kind === 'text') return column
    const cells = column.kind === 'count' ? column.cells.map(withoutCount) : column.cells
    return { ...column, cells: packCells(cells) }
  })
  return { ...view, columns }
}

export function unpackTable(packed: PackedTable): TableView {
  const columns = packed.columns.map((column) => {
    if (Array.isArray(column.cells)) return column
    const cells = unpackCells(column.cells, packed.keys.length)
    return {
      ...column,
      cells: column.kind === 'count' ? (cells as (CountCell | null)[]).map(withCount) : cells,
    }
  })
  return { ...packed, columns: columns as TableColumn[] }
}

function packCells(cells: readonly (object | null)[]): PackedCells {
  const filled = cells.filter((cell) => cell !== null).map((cell) => new Map(Object.entries(cell)))
  const names = new Set(filled.flatMap((cell) => [...cell.keys()]))
  const listOf = (name: string) => {
    const values = filled.map((cell) => cell.get(name))
    return values.every((value) => value === values[0]) ? values.slice(0, 1) : values
  }
  return {
    empty: cells.flatMap((cell, row) => (cell === null ? [row] : [])),
    fields: Object.fromEntries([...names].map((name) => [name, listOf(name)])),
  }
}

function unpackCells({ empty, fields }: PackedCells, rows: number): (object | null)[] {
  let place = -1
  return Array.from({ length: rows }, (_, row) => {
    if (empty.includes(row)) return null
    place++
    const values = Object.entries(fields).map(([name, list]) => [name, list[list.length > 1 ? place : 0]])
    return Object.fromEntries(values.filter(([, value]) => value !== undefined))
  })
}

function withoutCount(cell: CountCell | null): CountCell | null {
  return cell && { ...cell, title: cell.title.replace(exactOf(cell), COUNT) }
}

function withCount(cell: CountCell | null): CountCell | null {
  return cell && { ...cell, title: cell.title.replace(COUNT, exactOf(cell)) }
}

/** Amounts that are no integers stay in their words. */
function exactOf({ value }: CountCell): string {
  return /^-?\d+$/.test(value) ? exactCount(BigInt(value)) : COUNT
}
