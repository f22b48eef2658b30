import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '@/db/client'
import { digests } from '@/db/digests/digests'
import { type Span, spans } from '@/db/schema/rollups'
import { addDays } from '@/lib/domain/time/day'
import { mismatchText } from '@/lib/rollup/checks'
import { runRollup } from '@/lib/rollup/run'
import { targets } from '@/lib/rollup/target'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { insertCatalog, insertTraffic, trafficUpTo, withVisits } from '../../support/database/traffic'

const today = '2026-05-13'
const now = new Date(`${today}T09:00:00Z`)
const allDays = { from: addDays(today, -80), until: addDays(today, 1) }

const spanNames = Object.keys(spans) as Span[]

const traffic = fc.sample(withVisits(trafficUpTo(today)), { seed: 5, numRuns: 6 }).flat()

/** Every table that `verify` must look at, in groups of such as are checked apart from each other. */
const tables = [
  ...spanNames.map((span) => ({ group: `${span} rows`, tables: targets.filter((one) => one.span === span) })),
  { group: 'digests', tables: digests },
  { group: 'totals', tables: [{ name: 'rollup_days', numbers: ['total_tokens'] }] },
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
      pendingEvents: 0n,
      sealedDays: [],
      differences: [],
    })
  })

  it.each(tables)('finds each number of $group that is off by one', async ({ tables: group }) => {
    const { db } = database()
    for (const { name, numbers } of group) await tamper(db, name, numbers)
    const found = await namesFound(db)
    for (const { name, numbers } of group) expect(found.get(name), name).toEqual(new Set(numbers))
  })

  it.each(tables)('finds $group that are gone', async ({ tables: group }) => {
    const { db } = database()
    for (const { name } of group) {
      await db.execute(sql`delete from ${sql.identifier(name)} where ctid = (
        select ctid from ${sql.identifier(name)} limit 1)`)
    }
    const found = await namesFound(db)
    for (const { name } of group) expect(found.get(name)?.size, name).toBeGreaterThan(0)
  })

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
    const ofDay = traffic.filter((event) => event.day === day).length
    expect(await verifyRollups(db)).toMatchObject({
      pendingDays: [day],
      pendingEvents: BigInt(ofDay + 1),
      differences: [],
    })
    await db.execute(sql`update app_daily set requests = requests + 1 where ctid = (
      select ctid from app_daily where day = ${day} limit 1)`)
    expect((await verifyRollups(db)).differences).not.toEqual([])
  })
})

/** Adds one to each number of one row. All of one row: `verify` tells of no more than the first few that are wrong. */
async function tamper(db: Db, table: string, numbers: readonly string[]): Promise<void> {
  const sums = numbers.map((number) => sql`${sql.identifier(number)} = ${sql.identifier(number)} + 1`)
  await db.execute(sql`update ${sql.identifier(table)} set ${sql.join(sums, sql`, `)} where ctid = (
    select ctid from ${sql.identifier(table)} limit 1)`)
}

/** By table, the measures that differ from what the table is made from: the raw events, or its days. */
async function namesFound(db: Db): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (const { table, measure, against } of (await verifyRollups(db)).differences) {
    if (against.startsWith('the sum of')) continue
    found.set(table, (found.get(table) ?? new Set()).add(measure))
  }
  return found
}
