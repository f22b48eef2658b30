import { stringify } from 'csv-stringify/sync'
import type { ColumnKind } from '@/lib/view/file/export-columns'

type Cell = string | null

export interface CsvColumn {
  name: string
  kind: ColumnKind
}

/** What a spreadsheet would run as a formula at the start of a cell, full-width forms included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/** What makes a cell two where a program splits at it, besides the comma: it is quoted. */
const separators = /[;\t\r\n]/

/** Rows as RFC 4180 lines. Text that a spreadsheet would run gets an apostrophe in front; numbers are never touched. */
export function csvLines(columns: CsvColumn[], rows: Cell[][]): string {
  const guarded = rows.map((row) => row.map((cell, index) => guard(cell, columns[index]!.kind)))
  return stringify(guarded, { record_delimiter: 'windows', quoted_match: separators })
}

export function csvHeader(columns: CsvColumn[]): string {
  return stringify([columns.map((column) => column.name)], { record_delimiter: 'windows' })
}

function guard(cell: Cell, kind: ColumnKind): Cell {
  return kind === 'text' && cell !== null && formulaStart.test(cell) ? `'${cell}` : cell
}
