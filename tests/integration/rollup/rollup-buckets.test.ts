import { type SQL, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { additiveNames } from '@/db/schema/rollup-columns'
import { addDays, type Day } from '@/lib/domain/time/day'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { dumpRollups } from '../../support/database/rollup-tables'
import { send, wireEvent } from '../../support/ingest/send'

const nineOn = (day: Day) => new Date(`${day}T09:00:00Z`)

describe('weeks and months', () => {
  const database = useTestDatabase()
  const arrive = (day: Day, now: Day, weight = 1) =>
    send(
      database().db,
      [wireEvent(`gen-${day}-${now}-${weight}`, `${day}T08:00:00Z`, { sample_weight: weight })],
      nineOn(now),
    )
  const rollUp = (now: Day, days?: { from: Day; until: Day }) =>
    runRollup(database().db, { now: nineOn(now), days })
  const read = async (query: SQL) => (await database().db.execute(query)).map((row) => Object.values(row))
  const weeks = () =>
    read(sql`select week::text, requests from model_weekly where category_id = 0 order by 1`)
  const months = () =>
    read(sql`select month::text, requests from app_monthly where category_id = 2 order by 1`)

  beforeEach(async () => {
    const { db } = database()
    await db.execute(sql`truncate events, ingest_batches, rollup_days, restatements`)
    for (const name of Object.keys(await dumpRollups(db))) {
      const table = name.replace(/_window$/, '_windows')
      await db.execute(sql`truncate ${sql.identifier(table)}`)
    }
    await db.execute(sql`update rollup_state set data_version = 0, data_through = null, as_of = null`)
  })

  it('get their rows in the night that completes them, once and for all', async () => {
    // Friday to Tuesday: 31 May is a Sunday.
    const days = ['2026-05-29', '2026-05-30', '2026-05-31', '2026-06-01', '2026-06-02']
    const seen: unknown[] = []
    for (const day of days) {
      await arrive(day, day)
      await rollUp(day)
      seen.push([day, await weeks(), await months()])
    }
    const week = ['2026-05-25', 3n]
    const month = ['2026-05-01', 3n]
    expect(seen).toEqual([
      ['2026-05-29', [], []],
      ['2026-05-30', [], []],
      ['2026-05-31', [], []],
      ['2026-06-01', [week], [month]],
      ['2026-06-02', [week], [month]],
    ])
    expect((await verifyRollups(database().db)).differences).toEqual([])
  })

  it('that are complete take late events in; running ones leave them to their days', async () => {
    for (const day of ['2026-05-30', '2026-06-01', '2026-06-09']) await arrive(day, '2026-06-10')
    await rollUp('2026-06-10')
    await arrive('2026-05-30', '2026-06-10', 10)
    await arrive('2026-06-09', '2026-06-10', 100)
    // A day of a complete week, and a month, that had nothing before.
    await arrive('2026-04-08', '2026-06-10', 1000)
    expect(await rollUp('2026-06-10')).toMatchObject({ days: 3, changed: true })
    expect(await weeks()).toEqual([
      ['2026-04-06', 1000n],
      ['2026-05-25', 11n],
      ['2026-06-01', 1n],
    ])
    expect(await months()).toEqual([
      ['2026-04-01', 1000n],
      ['2026-05-01', 11n],
    ])
    const before = await dumpRollups(database().db)
    await rollUp('2026-06-10')
    await rollUp('2026-06-10', { from: '2026-04-01', until: '2026-06-11' })
    expect(await dumpRollups(database().db)).toEqual(before)
    expect((await verifyRollups(database().db)).differences).toEqual([])
  })

  it('are all there after a pause that ended several of them', async () => {
    for (const day of ['2026-03-31', '2026-04-01', '2026-04-30']) await arrive(day, '2026-04-30')
    await rollUp('2026-04-30')
    await arrive('2026-05-04', '2026-06-30')
    await rollUp('2026-06-30')
    expect(await weeks()).toEqual([
      ['2026-03-30', 2n],
      ['2026-04-27', 1n],
      ['2026-05-04', 1n],
    ])
    expect(await months()).toEqual([
      ['2026-03-01', 1n],
      ['2026-04-01', 2n],
      ['2026-05-01', 1n],
    ])
    expect((await verifyRollups(database().db)).differences).toEqual([])
  })

  it('that run have no rows: verify finds one, and a recomputation removes it', async () => {
    await arrive('2026-06-09', '2026-06-10')
    await rollUp('2026-06-10')
    const numbers = sql.raw(additiveNames.join(', '))
    await database().db.execute(sql`insert into category_weekly (category_id, week, ${numbers})
      select category_id, '2026-06-08', ${numbers} from category_daily where category_id = 0`)
    const { differences } = await verifyRollups(database().db)
    expect(differences[0]).toMatchObject({ table: 'category_weekly', measure: 'requests', expected: 0n })
    await rollUp('2026-06-10', { from: '2026-06-09', until: addDays('2026-06-09', 1) })
    expect((await verifyRollups(database().db)).differences).toEqual([])
  })
})
