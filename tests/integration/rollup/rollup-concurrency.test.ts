import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from '@/db/client'
import { addDays } from '@/lib/domain/time/day'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { type TestDatabase, useTestDatabase } from '../../support/database/database'
import { send, wireEvent } from '../../support/ingest/send'

const today = '2026-05-13'
const now = new Date(`${today}T09:00:00Z`)

describe('events that are stored while a run is going on', () => {
  const database = useTestDatabase()
  const clients: ReturnType<typeof connect>[] = []
  afterAll(() => Promise.all(clients.map((client) => client.$client.end())))

  it('wait for the next run, even if they are committed before this one ends', async () => {
    const { db, url } = database()
    await send(db, [wireEvent('a', `${today}T01:00:00Z`)], now)
    const other = connect(url, { poolSize: 2 })
    clients.push(other)
    let sent: Promise<unknown> | undefined
    const report = await runRollup(db, {
      now,
      // The snapshot is taken, the day computed, nothing committed yet.
      onProgress: () => {
        sent = send(other, [wireEvent('b', `${today}T01:00:01Z`)], now)
      },
    })
    await sent
    expect(report).toMatchObject({ days: 1 })
    expect(await eventsRolled(database())).toBe(1n)
    expect((await verifyRollups(db)).pendingDays).toEqual([today])
    expect(await runRollup(db, { now })).toMatchObject({ days: 1, changed: true })
    expect(await eventsRolled(database())).toBe(2n)
  })

  it('are not lost if their transaction began before the run and ends after it', async () => {
    const { db, url } = database()
    const other = connect(url, { poolSize: 1 })
    clients.push(other)
    await other.$client.begin(async (transaction) => {
      await transaction`insert into events select day, 'slow', created_at, model_id, provider_id, app_id, category_id,
        prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, cost_nano_usd, latency_ms, generation_ms,
        tool_calls, finish_reason, session_hash, account_hash, sample_weight, adjusted from events where id = 'a'`
      await transaction`insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
        values ('api', ${today}, 1, 0, 0, 0)`
      await send(db, [wireEvent('quick', `${today}T01:00:02Z`)], now)
      expect(await runRollup(db, { now })).toMatchObject({ days: 1 })
      expect(await eventsRolled(database())).toBe(3n)
    })
    expect(await runRollup(db, { now })).toMatchObject({ days: 1, changed: true })
    expect(await eventsRolled(database())).toBe(4n)
  })

  it('are all counted under the stress of parallel writers and runs', async () => {
    const { db, url } = database()
    const other = connect(url, { poolSize: 8 })
    clients.push(other)
    let runs = 0
    let writing = true
    const running = (async () => {
      for (; writing; runs++) await runRollup(db, { now, wait: true })
    })()
    const write = async (_: unknown, writer: number) => {
      let batch = 0
      // Both sides keep at it until they have met often enough.
      for (; batch < 10 || runs < 5; batch++) {
        const events = Array.from({ length: 25 }, (_, place) => {
          const day = addDays(today, -((writer + place) % 5))
          return wireEvent(`s-${writer}-${batch}-${place}`, `${day}T05:00:00Z`, {
            model: `acme/m${place % 7}`,
          })
        })
        await send(other, events, now)
      }
      return batch
    }
    const batches = await Promise.all(Array.from({ length: 4 }, write))
    writing = false
    await running
    await runRollup(db, { now, wait: true })
    expect(await eventsRolled(database())).toBe(
      BigInt(4 + 25 * batches.reduce((total, count) => total + count)),
    )
    expect(await verifyRollups(db)).toMatchObject({ differences: [], pendingDays: [] })
  })
})

async function eventsRolled({ db }: TestDatabase): Promise<unknown> {
  const [row] = await db.execute(sql`select exact_sum(events) as events from rollup_days`)
  return row!.events
}
