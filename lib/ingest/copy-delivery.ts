import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sql } from '@/db/client'
import type { Delivery } from './delivery'
import { type StoredRow, sentColumns } from './stored-row'

const ROWS_AT_ONCE = 500
const columns = sentColumns.map((column) => `${column.name} ${column.type}`).join(', ')

export interface CopyDelivery {
  deliver: Delivery
  release(): void
}

/**
 * COPY into a staging table: for tens of thousands of rows at a time the fastest way in. It keeps one connection of
 * the pool to itself, because COPY speaks its own protocol, until it is released.
 */
export async function openCopyDelivery(sql: Sql): Promise<CopyDelivery> {
  const connection = await sql.reserve()
  await connection.unsafe(`create temp table if not exists ingest_staging (${columns}) on commit delete rows`)
  return {
    async deliver(rows, work) {
      await connection`begin`
      try {
        const copy = await connection`copy ingest_staging from stdin`.writable()
        await pipeline(Readable.from(copyTexts(rows)), copy)
        const result = await work(connection, { from: 'ingest_staging as sent', parameters: [] })
        await connection`commit`
        return result
      } catch (error) {
        if (isStillOpen(error)) await connection`rollback`
        throw error
      }
    },
    release: () => connection.release(),
  }
}

/** A lost connection has undone the transaction by itself, and takes no further command. */
function isStillOpen(error: unknown): boolean {
  const { severity, code } = error as { severity?: unknown; code?: unknown }
  return severity === 'ERROR' || code === undefined
}

/** The rows in COPY's text format. */
export function* copyTexts(rows: readonly StoredRow[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const lines = rows.slice(start, start + ROWS_AT_ONCE).map((row) => {
      const cells = sentColumns.map((column) => {
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
