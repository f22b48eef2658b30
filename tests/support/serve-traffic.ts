import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { runRollup } from '@/lib/rollup/run'
import { insertTraffic, type Traffic } from './traffic'

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
    ...rollups.map(({ name }) => name),
  ]
  await db.execute(sql.raw(`truncate ${tables.join(', ')}`))
  await db.execute(sql`update rollup_state set data_version = 0, data_through = null, as_of = null`)
  await insertTraffic(db, traffic)
  await runRollup(db, { now })
}
