import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll } from 'vitest'
import type { Db } from '@/db/client'
import { digests } from '@/db/digests/digests'
import type { Day } from '@/lib/domain/time/day'
import { runRollup } from '@/lib/rollup/run'
import { type TestDatabase, useTestDatabase } from './database'
import { insertCatalog, insertTraffic, type Traffic, trafficUpTo } from './traffic'

/** Makes the traffic all there ever was, and rolls it up as the night job does. */
export async function serveTraffic(db: Db, traffic: Traffic[], now: Date): Promise<void> {
  const rollups = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where tablename ~ '_(daily|weekly|monthly|windows?)$'`,
  )
  const tables = [
    'events',
    'ingest_batches',
    'rollup_days',
    'restatements',
    ...[...rollups, ...digests].map(({ name }) => name),
  ]
  await db.execute(sql.raw(`truncate ${tables.join(', ')}`))
  await db.execute(sql`update rollup_state set data_version = 0, data_through = null, as_of = null`)
  await insertTraffic(db, traffic)
  await runRollup(db, { now })
}

/** A database for the whole test file, with the catalogue and this traffic. */
export function useServedTraffic(traffic: Traffic[], now: Date): () => TestDatabase {
  const database = useTestDatabase()
  beforeAll(async () => {
    await insertCatalog(database().db)
    await serveTraffic(database().db, traffic, now)
  })
  return database
}

/** The same random traffic every time. */
export function sampleTraffic(today: Day, { numRuns, seed }: { numRuns: number; seed: number }): Traffic[] {
  return fc.sample(trafficUpTo(today), { numRuns, seed }).flat()
}
