import { sql } from 'drizzle-orm'
import type { Db, Reader } from '@/db/client'
import { keepFreshness } from './freshness'

/**
 * Runs queries that must agree with each other: all of them see the database as it was at the first.
 *
 * They are planned for what they are. Starting parallel workers takes longer than all that they do (a year's chart:
 * 22 ms, without 6). And sums over thousands of entities are joined by hash: a planner that takes them for one row
 * loops over them 5,000 × 5,000 times. And nothing is compiled, also where a pooler keeps that setting from the session.
 */
export function readSnapshot<T>(db: Db, work: (reader: Reader) => Promise<T>): Promise<T> {
  return db.transaction(
    async (reader) => {
      await reader.execute(sql`
        select set_config('max_parallel_workers_per_gather', '0', true), set_config('enable_nestloop', 'off', true),
          set_config('jit', 'off', true)`)
      await keepFreshness(reader)
      return work(reader)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
