import type { Sql } from '@/db/sql'
import { type Column, columnsFor, eventColumns, type StoredRow } from './stored-row'

/** A connection inside a transaction. */
export type Connection = Pick<Sql, 'unsafe'>

/** Where a statement finds the sent rows: a `from` item with the columns of `eventColumns`, and its parameters. */
export interface SentRows {
  from: string
  parameters: string[]
}

/** Brings rows into the transaction that it belongs to. */
export type Bring = (rows: readonly StoredRow[]) => Promise<SentRows>

/**
 * A way of bringing rows into a transaction: `work` runs inside it, and brings what it has found there that must be
 * stored. Once a transaction.
 */
export type Delivery = <Result>(
  work: (connection: Connection, bring: Bring) => Promise<Result>,
) => Promise<Result>

/**
 * One array a column, written out as text: for the thousand rows of a request the fastest way measured, well ahead
 * of a JSON parameter and twice as fast as COPY into a staging table.
 */
export function deliverAsArrays(sql: Sql): Delivery {
  return (work) =>
    sql.begin((transaction) => work(transaction, async (rows) => arraysOf(rows))) as ReturnType<typeof work>
}

export function arraysOf(rows: readonly StoredRow[]): SentRows {
  const columns = columnsFor(rows)
  return { from: fromArrays(columns), parameters: arrayTexts(rows, columns) }
}

/** The arrays as rows `sent` with all columns: those that are not brought are null, which costs nothing. */
function fromArrays(columns: readonly Column[]): string {
  const casts = columns.map((column, place) => `$${place + 1}::text::${column.type}[]`).join(', ')
  const names = columns.map((column) => column.name).join(', ')
  const absent = eventColumns.filter((column) => !columns.includes(column))
  const nulls = absent.map((column) => `, null::${column.type} as ${column.name}`).join('')
  return `(select *${nulls} from unnest(${casts}) as brought (${names})) as sent`
}

/** The rows as PostgreSQL array literals, in the order of the columns. */
export function arrayTexts(rows: readonly StoredRow[], columns = eventColumns): string[] {
  return columns.map((column) => {
    const texts = rows.map((row) => {
      const value = column.value(row)
      return value !== null && column.isText ? quote(value as string) : String(value)
    })
    return `{${texts.join(',')}}`
  })
}

export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
