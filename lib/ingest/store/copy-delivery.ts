import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sql } from '@/db/sql'
import type { Delivery } from './delivery'
import { columnsFor, eventColumns, type StoredRow } from './stored-row'

const ROWS_AT_ONCE = 500
const columns = eventColumns.map((column) => `${column.name} ${column.type}`).join(', ')

/**
 * COPY into a staging table that lives as long as the transaction: for tens of thousands of rows at a time the
 * fastest way in.
 */
export function deliverByCopy(sql: Sql): Delivery {
  return (work) =>
    sql.begin((transaction) =>
      work(transaction, async (rows) => {
        await transaction.unsafe(`create temp table ingest_staging (${columns}) on commit drop`)
        const brought = columnsFor(rows)
        const names = brought.map((column) => column.name).join(', ')
        const copy = await transaction.unsafe(`copy ingest_staging (${names}) from stdin`).writable()
        await pipeline(Readable.from(copyTexts(rows, brought)), copy)
        return { from: 'ingest_staging as sent', parameters: [] }
      }),
    ) as ReturnType<typeof work>
}

/** The rows in COPY's text format. */
export function* copyTexts(rows: readonly StoredRow[], brought = eventColumns): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const lines = rows.slice(start, start + ROWS_AT_ONCE).map((row) => {
      const cells = brought.map((column) => {
        const value = column.value(row)
        if (value === null) return '\\N'
        return column.isText ? escapeCell(value as string) : String(value)
      })
      return `${cells.join('\t')}\n`
    })
    yield lines.join('')
  }
}

const specials: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeCell(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => specials[character]!)
}
