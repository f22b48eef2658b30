import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'

/**
 * Reads a query's rows in batches through a database cursor, so that memory stays flat however many there are.
 * The reader must be inside a transaction (`readSnapshot`); one cursor at a time.
 */
export async function* readInBatches<Row extends Record<string, unknown>>(
  reader: Reader,
  query: SQL,
  batchSize: number,
): AsyncGenerator<Row[]> {
  // All rows will be fetched: the planner must not favour the first few.
  await reader.execute(sql`set local cursor_tuple_fraction = 1`)
  await reader.execute(sql`declare batches no scroll cursor for ${query}`)
  const fetch = sql`fetch forward ${sql.raw(String(batchSize))} from batches`
  for (;;) {
    const rows = (await reader.execute(fetch)) as unknown as Row[]
    if (rows.length > 0) yield rows
    if (rows.length < batchSize) break
  }
  await reader.execute(sql`close batches`)
}
