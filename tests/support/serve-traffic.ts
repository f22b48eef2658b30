import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { rollupTables } from '@/db/schema/rollups'
import { runRollup } from '@/lib/rollup/run'
import { insertTraffic, type Traffic } from './traffic'

const rollups = rollupTables.flatMap(({ name, spans }) => spans.map((span) => `${name}_${span}`))

/** Makes the traffic all there ever was, and rolls it up as the night job does. */
export async function serveTraffic(db: Db, traffic: Traffic[], now: Date): Promise<void> {
  const tables = ['events', 'ingest_batches', 'rollup_days', 'restatements', ...rollups]
  await db.execute(sql.raw(`truncate ${tables.join(', ')}`))
  await db.execute(sql`update rollup_state set data_version = 0, data_through = null, as_of = null`)
  await insertTraffic(db, traffic)
  await runRollup(db, { now })
}
