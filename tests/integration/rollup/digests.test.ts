import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { digests } from '@/db/digests/digests'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { addDays, type Day } from '@/lib/domain/time/day'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { dumpRollups } from '../../support/database/rollup-tables'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, insertCatalog, insertTraffic } from '../../support/database/traffic'

/** A Monday. */
const today = '2026-06-01'
const now = new Date(`${today}T09:00:00Z`)
const ago = (weeks: number) => addDays(today, -7 * weeks)

describe('digests', () => {
  const database = useTestDatabase()

  beforeEach(async () => {
    const { db } = database()
    if ((await db.execute(sql`select from models limit 1`)).length === 0) await insertCatalog(db)
    const days = [ago(4), ago(3), ago(2), ago(1)]
    await serveTraffic(
      db,
      days.map((day, place) => ({ ...event, day, promptTokens: 1000 * (place + 1) })),
      now,
    )
  })

  const drivers = (category: CategoryFilter) => getDriversOverTime(database().db, { category, of: null })

  it('are filled by the next run where they are empty, which counts as a change; until then the rollups answer', async () => {
    const { db } = database()
    const [rows, weeks] = [await dumpRollups(db), await drivers('all')]
    expect(weeks.map(({ week, tokens }) => [week, tokens.context])).toEqual([
      [ago(3), 1000n],
      [ago(2), 1000n],
      [ago(1), 1000n],
    ])
    for (const { name } of digests) await db.execute(sql`truncate ${sql.identifier(name)}`)
    expect((await verifyRollups(db)).differences).toEqual([])
    expect(await drivers('all')).toEqual(weeks)
    expect(await runRollup(db, { now })).toMatchObject({ days: 0, changed: true, dataVersion: 2n })
    expect(await dumpRollups(db)).toEqual(rows)
    expect(await runRollup(db, { now })).toMatchObject({ changed: false })
  })

  it('follow a late event into the week after it, and into all in which a model is no longer new', async () => {
    const { db } = database()
    await insertTraffic(db, [{ ...event, day: ago(1), modelId: 7 }])
    await runRollup(db, { now })
    const lastWeek = async () => (await drivers('programming')).at(-1)!.tokens
    expect(await lastWeek()).toMatchObject({ new_models: 1000n, newly_paired: 0n })
    await insertTraffic(db, [{ ...event, day: ago(4), modelId: 7, promptTokens: 50 }], 'late')
    await runRollup(db, { now })
    expect(await lastWeek()).toMatchObject({ new_models: 0n, newly_paired: 1000n })
    expect((await drivers('programming'))[0]!.tokens).toMatchObject({ departed_models: -450n })
    expect((await verifyRollups(db)).differences).toEqual([])
  })

  it('know when an account began and first paid from weeks that they need not read again, late events too', async () => {
    const { db } = database()
    const accountHash = '00000000-0000-4000-8000-000000000007'
    const send = async (day: Day, modelId: number, until: Day) => {
      await insertTraffic(db, [{ ...event, day, modelId, accountHash }], `${day}-${modelId}`)
      await runRollup(db, { now: new Date(`${until}T09:00:00Z`) })
      const rows = await db.execute<{ week: Day; first_day: bigint; first_paid_day: bigint }>(sql`
        select week::text, first_day, first_paid_day from account_weeks
        where account_hash = ${accountHash} and category_id = 0 order by week`)
      expect((await verifyRollups(db)).differences).toEqual([])
      return rows.map((row) => [row.week, row.first_day, row.first_paid_day])
    }
    const [free, paid] = [2, 1]
    expect(await send(ago(1), free, today)).toEqual([[ago(1), 1n, 0n]])
    expect(await send(addDays(today, 1), paid, ago(-1))).toEqual([
      [ago(1), 1n, 0n],
      [today, 0n, 2n],
    ])
    expect(await send(addDays(ago(-1), 2), paid, ago(-2))).toHaveLength(2)
    expect(await send(addDays(ago(3), 2), free, ago(-2))).toEqual([
      [ago(3), 3n, 0n],
      [today, 0n, 2n],
    ])
  })

  it('are shown of a category from the first week whose segments are known, and those of the week before', async () => {
    const { db } = database()
    await db.execute(sql`update rollup_days set state = 'sealed' where day = ${ago(4)}`)
    await db.execute(sql`delete from segment_daily where day = ${ago(4)}`)
    expect((await drivers('programming')).map(({ week }) => week)).toEqual([ago(2), ago(1)])
    expect((await drivers('all')).map(({ week }) => week)).toEqual([ago(3), ago(2), ago(1)])
  })
})
