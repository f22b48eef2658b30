import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '@/db/client'
import { addDays } from '@/lib/domain/day'
import { mismatchText } from '@/lib/rollup/checks'
import { runRollup } from '@/lib/rollup/run'
import { targets } from '@/lib/rollup/target'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../support/database'
import { insertCatalog, insertTraffic, trafficUpTo, withVisits } from '../support/traffic'

const today = '2026-05-13'
const now = new Date(`${today}T09:00:00Z`)
const allDays = { from: addDays(today, -80), until: addDays(today, 1) }

const traffic = fc.sample(withVisits(trafficUpTo(today)), { seed: 5, numRuns: 6 }).flat()

/** A row of every table that `verify` must look at. */
const tables = [
  ...targets.map(({ name, numbers }) => ({ name, numbers })),
  { name: 'rollup_days', numbers: ['total_tokens'] },
]

describe('verify', () => {
  const database = useTestDatabase()
  beforeAll(async () => {
    const { db } = database()
    await insertCatalog(db)
    await insertTraffic(db, traffic)
    await runRollup(db, { now })
  })
  afterEach(async () => {
    const { db } = database()
    await runRollup(db, { now, days: allDays })
    expect((await verifyRollups(db)).differences).toEqual([])
  })

  it('finds nothing where all is well, and says how much it looked at', async () => {
    const verification = await verifyRollups(database().db)
    const tokens = traffic.reduce(
      (total, event) =>
        total + BigInt(event.promptTokens + event.completionTokens) * BigInt(event.sampleWeight),
      0n,
    )
    expect(verification).toEqual({
      days: new Set(traffic.map(({ day }) => day)).size,
      events: BigInt(traffic.length),
      totalTokens: tokens,
      pendingDays: [],
      sealedDays: [],
      differences: [],
    })
  })

  it.each(tables)(
    'finds a number of $name that is off by one, and a recomputation mends it',
    async ({ name, numbers }) => {
      const { db } = database()
      for (const number of numbers) await tamper(db, name, number)
      const found = await namesFound(db, name)
      expect(found).toEqual(new Set(numbers))
    },
  )

  it.each(tables)(
    'finds a row of $name that is gone, and a recomputation brings it back',
    async ({ name }) => {
      const { db } = database()
      await db.execute(sql`delete from ${sql.identifier(name)} where ctid = (
      select ctid from ${sql.identifier(name)} limit 1)`)
      expect((await namesFound(db, name)).size).toBeGreaterThan(0)
    },
  )

  it('says a difference in words: table, row, measure, both numbers', async () => {
    const { db } = database()
    await db.execute(sql`update model_daily set prompt_tokens = prompt_tokens + 5 where ctid = (
      select ctid from model_daily where category_id = 2 limit 1)`)
    const { differences } = await verifyRollups(db)
    const text = differences.filter(({ against }) => against === 'the raw events').map(mismatchText)
    expect(text).toEqual([
      expect.stringMatching(
        /^model_daily \(category programming, day \d{4}-\d{2}-\d{2}, model_id \d\): prompt_tokens is \d+, but \d+ by the raw events$/,
      ),
    ])
  })

  it('keeps days that wait apart, and still checks their sums', async () => {
    const { db } = database()
    const day = traffic[0]!.day
    await insertTraffic(db, [traffic[0]!], 'late')
    expect(await verifyRollups(db)).toMatchObject({ pendingDays: [day], differences: [] })
    await db.execute(sql`update app_daily set requests = requests + 1 where ctid = (
      select ctid from app_daily where day = ${day} limit 1)`)
    expect(
      (await namesFound(db, 'app_daily')).size + (await namesFound(db, 'category_daily')).size,
    ).toBeGreaterThan(0)
  })
})

async function tamper(db: Db, table: string, number: string): Promise<void> {
  const column = sql.identifier(number)
  await db.execute(sql`update ${sql.identifier(table)} set ${column} = ${column} + 1 where ctid = (
    select ctid from ${sql.identifier(table)} limit 1)`)
}

/** The measures of a table that `verify` complains about. */
async function namesFound(db: Db, table: string): Promise<Set<string>> {
  const { differences } = await verifyRollups(db)
  return new Set(differences.filter((difference) => difference.table === table).map(({ measure }) => measure))
}
