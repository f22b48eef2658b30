import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { keepFreshness } from '@/lib/queries/shared/freshness'

/** A reader that adds up how long the database works on what is asked of it, planning included. */
export interface MeasuringReader {
  reader: Reader
  /** What was added up since the last call. */
  takeMs(): number
}

interface Explained {
  'Planning Time': number
  'Execution Time': number
}

/**
 * Asks everything twice: once explained, once for its rows. The way to the client and what the client does with the
 * rows are left out, and so is the reading of the freshness, which a page does once.
 */
export async function measuringReader(inner: Reader): Promise<MeasuringReader> {
  let totalMs = 0
  const execute = async (query: SQL) => {
    const [row] = await inner.execute<{ 'QUERY PLAN': [Explained] }>(
      sql`explain (analyze, timing off, buffers off, format json) ${query}`,
    )
    const [plan] = row!['QUERY PLAN']
    totalMs += plan['Planning Time'] + plan['Execution Time']
    return inner.execute(query)
  }
  const reader = { execute, select: inner.select.bind(inner) } as Reader
  await keepFreshness(reader)
  totalMs = 0
  return {
    reader,
    takeMs() {
      const ms = totalMs
      totalMs = 0
      return ms
    },
  }
}
