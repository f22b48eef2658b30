import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { inTransaction, withRollupLock } from '@/lib/rollup/lock'

/**
 * Gives the data a new version, so that pages and files with the old names and prices expire. A rollup that runs
 * would lose its work to this: it is waited for.
 */
export async function announceCatalogue(db: Db): Promise<void> {
  await withRollupLock(db, true, (session) =>
    inTransaction(session, async () => {
      const [state] = await session.query<{ version: bigint }>(sql`
        update rollup_state set data_version = data_version + 1 returning data_version as version`)
      if (state)
        await session.change(sql`select pg_notify('tokenboard_rollup', ${String(state.version)}::text)`)
    }),
  )
}
