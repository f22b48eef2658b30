import { sql } from 'drizzle-orm'
import type { Db, Reader } from '@/db/client'

/** Runs queries that must agree with each other: all of them see the database as it was at the first. */
export function readSnapshot<T>(db: Db, work: (reader: Reader) => Promise<T>): Promise<T> {
  return db.transaction(
    async (reader) => {
      // Starting parallel workers takes longer than all that these queries do (a year's chart: 22 ms, without 6).
      await reader.execute(sql`set local max_parallel_workers_per_gather = 0`)
      return work(reader)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
