import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { digests } from '@/db/digests/digests'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { getFreeLimits, getFreeToPaid } from '@/lib/queries/growth/free-to-paid'
import { getRetention } from '@/lib/queries/growth/retention'
import { getSessionTurns } from '@/lib/queries/lengths/session-turns'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useServedTraffic } from '../../support/database/serve-traffic'
import { event, hashOf } from '../../support/database/traffic'

const now = new Date('2026-05-05T10:00:00Z')
const lastSealed = '2026-02-10'

const use = (day: string, account: string, more = {}) => {
  return { ...event, day, accountHash: hashOf(account), sessionHash: hashOf(account), ...more }
}

/** Model 1 came out in February, model 5 in March; 2 is free. All but two requests are of programming. */
const traffic = [
  use('2026-02-01', '1', { categoryId: 5 }),
  use('2026-02-05', '1', { modelId: 2 }),
  use('2026-02-10', '2', { modelId: 2 }),
  use('2026-02-11', '3', { modelId: 2 }),
  use('2026-02-18', '3'),
  use('2026-03-12', '1', { modelId: 5, categoryId: 5 }),
  use('2026-03-12', '2', { modelId: 5 }),
  use('2026-03-12', '4', { modelId: 2 }),
  use('2026-04-02', '2', { modelId: 5 }),
  use('2026-04-02', '4'),
]

/** Days that were sealed before sessions and accounts were told apart by category have rows of category 0. */
describe('days whose visits are not told apart by category', () => {
  const database = useServedTraffic(traffic, now)

  const answers = (category: CategoryFilter) =>
    readSnapshot(database().db, async (reader) => {
      const scope = { category, modelIds: null }
      const [weeks, free] = [{ grain: 'week', range: null } as const, { limits: [1], ...scope }]
      return {
        sessions: await getSessionTurns(reader, { ...weeks, ...scope, appIds: null }, now),
        paid: await getFreeToPaid(reader, scope),
        limits: await getFreeLimits(reader, { ...weeks, ...free }, now),
        retention: await getRetention(reader, 'accounts', scope),
      }
    })
  let before: Awaited<ReturnType<typeof answers>>

  beforeAll(async () => {
    const { db } = database()
    await db.execute(
      sql`update models set released_at = case id when 1 then date '2026-02-05' when 5 then date '2026-03-10' end`,
    )
    before = await answers('all')
    await db.execute(sql`update rollup_days set state = 'sealed' where day <= ${lastSealed}`)
    await db.execute(sql`delete from events where day <= ${lastSealed}`)
    for (const table of ['session_daily', 'account_daily']) {
      await db.execute(sql`update ${sql.identifier(table)} set category_id = 0 where day <= ${lastSealed}`)
    }
    for (const { name } of digests) await db.execute(sql`truncate ${sql.identifier(name)}`)
    await runRollup(db, { now, days: { from: '2026-02-11', until: '2026-05-06' } })
  })

  it('keep the answers of everything as they were, and agree with all that is made from them', async () => {
    expect(before.paid.cohorts.map(({ month, beganFree }) => [month, beganFree])).toEqual([
      ['2026-02-01', 2n],
      ['2026-03-01', 1n],
    ])
    expect(before.retention.cohorts.map(({ month, size }) => [month, size])).toEqual([
      ['2026-02-01', 3n],
      ['2026-03-01', 2n],
    ])
    expect(await answers('all')).toEqual(before)
    expect((await verifyRollups(database().db)).differences).toEqual([])
  })

  it('make no number of a category: neither their buckets, nor accounts that may have begun then', async () => {
    const { sessions, paid, limits, retention } = await answers('programming')
    expect(sessions.buckets[0]).toMatchObject({ bucket: '2026-02-16', sessions: [1n, 0n, 0n, 0n] })
    expect(paid.cohorts).toMatchObject([{ month: '2026-03-01', accounts: 1n, beganFree: 1n, cameToPay: 1n }])
    const counts = limits.buckets.map(({ bucket, accounts }) => [bucket, accounts[0]])
    expect(counts.filter(([bucket]) => bucket! >= '2026-02-09' && bucket! <= '2026-02-16')).toEqual([
      ['2026-02-09', null],
      ['2026-02-16', 0n],
    ])
    expect(retention.cohorts).toEqual([{ month: '2026-03-01', size: 1n, kept: [1n] }])
  })
})
