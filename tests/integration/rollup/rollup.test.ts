import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { runRollup } from '@/lib/rollup/run'
import { useTestDatabase } from '../../support/database/database'
import { fillRollups } from '../../support/database/fill-rollups'
import { dumpRollups } from '../../support/database/rollup-tables'
import { insertCatalog, insertTraffic, trafficUpTo, withVisits } from '../../support/database/traffic'

/** The days before it end a week and a month. */
const today = '2026-06-02'
const now = new Date(`${today}T09:00:00Z`)

describe('rollup', () => {
  const database = useTestDatabase()
  beforeAll(() => insertCatalog(database().db))

  it('equals plain statements over the raw events, whatever came in and in whatever order', async () => {
    const { db } = database()
    await fc.assert(
      fc.asyncProperty(
        withVisits(trafficUpTo(addDays(today, 3))),
        fc.integer({ min: 1, max: 6 }),
        async (traffic, runs) => {
          await db.execute(sql`truncate events, ingest_batches, rollup_days`)
          await fillRollups(db, today)
          await db.execute(sql`update rollup_state set data_through = null`)
          for (let run = runs - 1; run >= 0; run--) {
            const part = traffic.filter((_, index) => index % runs === run)
            await insertTraffic(db, part, `run-${run}`)
            const report = await runRollup(db, { now: new Date(now.getTime() - run * 86_400_000) })
            expect(report.state).toBe('done')
          }
          const rolled = await dumpRollups(db)
          await fillRollups(db, today)
          expect(rolled).toEqual(await dumpRollups(db))
        },
      ),
      { numRuns: 20, seed: 11 },
    )
  })
})
