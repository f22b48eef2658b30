import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Db } from '@/db/client'
import { digests } from '@/db/digests/digests'
import { addDays } from '@/lib/domain/time/day'
import { OperatorError } from '@/lib/operator-error'
import { runRollup } from '@/lib/rollup/run'
import { sealOldDays } from '@/lib/rollup/seal'
import { targets } from '@/lib/rollup/target'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { dumpRollups } from '../../support/database/rollup-tables'
import { send, wireEvent } from '../../support/ingest/send'

const today = '2026-05-13'
const now = new Date(`${today}T09:00:00Z`)
const options = { now, retentionDays: 30 }
const oldest = addDays(today, -40)

describe('retention', () => {
  const database = useTestDatabase()
  const clients: Db[] = []
  /** A day of its own for each test, past the retention age and rolled up. */
  let day = oldest
  beforeEach(async () => {
    const { db } = database()
    day = addDays(day, 1)
    await send(db, [wireEvent(`first-${day}`, `${day}T10:00:00Z`)], now)
    await runRollup(db, { now })
  })
  afterAll(() => Promise.all(clients.map((client) => client.$client.end())))

  const secondClient = () => {
    const client = connect(database().url, { poolSize: 3 })
    clients.push(client)
    return client
  }

  it('drops the raw events of old days, keeps their rollups, and refuses more events for them', async () => {
    const { db } = database()
    const kept = addDays(today, -30)
    await send(db, [wireEvent('kept', `${kept}T10:00:00Z`)], now)
    await runRollup(db, { now })
    const before = await dumpRollups(db)
    expect(await sealOldDays(db, options)).toEqual([day])
    expect(await dumpRollups(db)).toEqual(before)
    expect(await db.execute(sql`select id from events`)).toEqual([{ id: 'kept' }])
    const { accepted, rejected } = await send(db, [wireEvent('too-late', `${day}T11:00:00Z`)], now)
    expect({ accepted, codes: rejected.map(({ code }) => code) }).toEqual({
      accepted: 0,
      codes: ['day_sealed'],
    })
    expect(await verifyRollups(db)).toMatchObject({ differences: [], sealedDays: [day], pendingDays: [] })
    expect(await runRollup(db, { now })).toMatchObject({ changed: false })
  })

  it('leaves a day alone for which events wait', async () => {
    const { db } = database()
    await send(db, [wireEvent(`waits-${day}`, `${day}T11:00:00Z`)], now)
    expect(await sealOldDays(db, options)).not.toContain(day)
    await runRollup(db, { now })
    expect(await sealOldDays(db, options)).toContain(day)
    expect(await totalOf(db, day)).toBe(2n)
  })

  it('keeps a day whose rollup does not hold all its events, says so, and drops the others', async () => {
    const { db } = database()
    const other = addDays(day, -1)
    await db.execute(sql`update rollup_days set events = events + 1 where day = ${day}`)
    const sealing = sealOldDays(db, options)
    await expect(sealing).rejects.toThrow(OperatorError)
    await expect(sealing).rejects.toThrow(day)
    expect(await db.execute(sql`select day::text from events where day <= ${day} order by day`)).toEqual([
      { day },
    ])
    expect(await verifyRollups(db)).toMatchObject({ sealedDays: expect.arrayContaining([other]) })
    await runRollup(db, { now, days: { from: day, until: addDays(day, 1) } })
    expect(await sealOldDays(db, options)).toContain(day)
  })

  it('misses nothing of days that were sealed before a rollup was there, and fills it for the others', async () => {
    const { db } = database()
    const open = addDays(today, -20)
    await send(db, [wireEvent('open', `${open}T10:00:00Z`, { session_id: 's', account_id: 'a' })], now)
    await runRollup(db, { now })
    await sealOldDays(db, options)
    const younger = targets.filter(({ rollup }) => rollup.younger)
    for (const { name } of [...younger, ...digests]) {
      await db.execute(sql`truncate ${sql.identifier(name)}`)
    }
    await db.execute(sql`insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
      select 'migration', day, 0, 0, 0, 0 from rollup_days where state <> 'sealed'`)
    expect(await verifyRollups(db)).toMatchObject({
      differences: [],
      pendingDays: expect.arrayContaining([open]),
    })
    await runRollup(db, { now })
    expect(await verifyRollups(db)).toMatchObject({ differences: [], pendingDays: [] })
    for (const { name, span } of younger) {
      if (span !== 'daily') continue
      const days = await db.execute<{ day: string }>(
        sql`select distinct day::text from ${sql.identifier(name)}`,
      )
      expect(days.map((row) => row.day)).toContain(open)
      expect(days.map((row) => row.day)).not.toContain(day)
    }
  })

  it('counts an event whose transaction was first', async () => {
    const { db } = database()
    const writer = secondClient()
    let sealing: Promise<string[]> | undefined
    await writer.$client.begin(async (transaction) => {
      await transaction`insert into events select day, 'meanwhile', created_at, model_id, provider_id, app_id,
        category_id, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, cost_nano_usd, latency_ms,
        generation_ms, tool_calls, finish_reason, session_hash, account_hash, sample_weight, adjusted
        from events where day = ${day}`
      sealing = sealOldDays(db, options)
      await expect.poll(() => waitingFor(writer, 'lock table')).toBe(1)
      await transaction`insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
        values ('api', ${day}, 1, 0, 0, 0)`
    })
    expect(await sealing).not.toContain(day)
    await runRollup(db, { now })
    expect(await totalOf(db, day)).toBe(2n)
    expect(await sealOldDays(db, options)).toContain(day)
  })

  it('refuses an event that comes while the day is being sealed', async () => {
    const { db } = database()
    const writer = secondClient()
    const blocker = secondClient()
    await send(writer, [wireEvent(`known-${day}`, `${day}T11:00:00Z`)], now)
    await runRollup(db, { now })
    let sealing: Promise<string[]> | undefined
    let sending: ReturnType<typeof send> | undefined
    // The sealing stands still just before it says that the day is sealed, with the partition dropped.
    await blocker.$client.begin(async (transaction) => {
      await transaction`select from rollup_days where day = ${day} for update`
      sealing = sealOldDays(db, options)
      await expect.poll(() => waitingFor(blocker, 'insert into rollup_days')).toBe(1)
      sending = send(writer, [wireEvent(`meets-${day}`, `${day}T12:00:00Z`)], now)
      await expect.poll(() => waitingFor(blocker, 'insert into events')).toBe(1)
    })
    expect(await sealing).toContain(day)
    const { accepted, rejected } = await sending!
    expect({ accepted, codes: rejected.map(({ code }) => code) }).toEqual({
      accepted: 0,
      codes: ['day_sealed'],
    })
    expect(await totalOf(db, day)).toBe(2n)
  })
})

async function totalOf(db: Db, day: string): Promise<unknown> {
  const [row] = await db.execute(
    sql`select requests from category_daily where day = ${day} and category_id = 0`,
  )
  return row?.requests
}

/** How many sessions wait for a lock with a statement that contains the text. */
async function waitingFor(db: Db, text: string): Promise<unknown> {
  const [row] = await db.execute(sql`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like ${`%${text}%`}`)
  return row!.count
}
