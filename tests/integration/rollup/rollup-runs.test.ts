import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { connect } from '@/db/client'
import { addDays } from '@/lib/domain/time/day'
import { OperatorError } from '@/lib/operator-error'
import { withRollupLock } from '@/lib/rollup/lock'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { type TestDatabase, useTestDatabase } from '../../support/database/database'
import { dumpRollups } from '../../support/database/rollup-tables'
import { send, wireEvent } from '../../support/ingest/send'

const today = '2026-05-13'
const yesterday = addDays(today, -1)
const now = new Date(`${today}T09:00:00Z`)

describe('a rollup run', () => {
  const database = useTestDatabase()

  it('turns events into rows of every rollup, and closes all days before today', async () => {
    const { db } = database()
    await send(
      db,
      [
        wireEvent('gen-1', `${yesterday}T10:00:00Z`, {
          reasoning_tokens: 5,
          cached_tokens: 40,
          cost_usd: '0.5',
          tool_calls: 0,
        }),
        wireEvent('gen-2', `${yesterday}T23:59:59Z`, {
          model: 'acme/one:free',
          sample_weight: 10,
          tool_calls: 3,
        }),
        wireEvent('gen-3', `${today}T00:00:00Z`, { app: undefined, category: 'unheard-of' }),
      ],
      now,
    )
    const report = await runRollup(db, { now })
    expect(report).toEqual({
      state: 'done',
      days: 2,
      changed: true,
      dataVersion: 1n,
      dataThrough: yesterday,
      restated: [],
    })
    const [row] = await db.execute(sql`
      select requests, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, cost_nano_usd,
        unpriced_requests, tool_calls, tool_requests, estimated
      from app_daily join apps on apps.id = app_id where identity = 'cline.bot' and category_id = 0`)
    expect(row).toEqual({
      requests: 11n,
      prompt_tokens: 1100n,
      completion_tokens: 220n,
      reasoning_tokens: 5n,
      cached_tokens: 40n,
      cost_nano_usd: 500_000_000n,
      unpriced_requests: 10n,
      tool_calls: 30n,
      tool_requests: 10n,
      estimated: true,
    })
    expect(
      await db.execute(
        sql`select day::text, state, events, requests, total_tokens from rollup_days order by day`,
      ),
    ).toEqual([
      { day: yesterday, state: 'closed', events: 2n, requests: 11n, total_tokens: 1320n },
      { day: today, state: 'open', events: 1n, requests: 1n, total_tokens: 120n },
    ])
    const [week] = await db.execute(sql`select requests from category_window
      where category_id = 0 and period = 'week' and slot = 0`)
    expect(week).toEqual({ requests: 11n })
  })

  it('changes nothing when nothing came, and says so by the data version', async () => {
    const { db } = database()
    const before = await dumpRollups(db)
    expect(await runRollup(db, { now })).toMatchObject({ days: 0, changed: false, dataVersion: 1n })
    const whole = { from: yesterday, until: addDays(today, 1) }
    expect(await runRollup(db, { now, days: whole })).toMatchObject({
      days: 2,
      changed: false,
      dataVersion: 1n,
    })
    expect(await dumpRollups(db)).toEqual(before)
    expect(await stateOf(database())).toMatchObject({ data_version: 1n })
  })

  it('restates a closed day when an event comes late', async () => {
    const { db } = database()
    await send(db, [wireEvent('gen-late', `${yesterday}T12:00:00Z`)], now)
    expect(await runRollup(db, { now })).toMatchObject({ restated: [yesterday], dataVersion: 2n })
    expect(
      await db.execute(sql`select day::text, before_total_tokens, after_total_tokens, before_requests,
      after_requests, reason from restatements`),
    ).toEqual([
      {
        day: yesterday,
        before_total_tokens: 1320n,
        after_total_tokens: 1440n,
        before_requests: 11n,
        after_requests: 12n,
        reason: 'late events',
      },
    ])
  })

  it('restates a published day that had no traffic, but not the history before the first', async () => {
    const { db } = database()
    const tomorrow = new Date(now.getTime() + 3 * 86_400_000)
    await runRollup(db, { now: tomorrow })
    const quiet = addDays(today, 1)
    await send(
      db,
      [wireEvent('gen-q', `${quiet}T12:00:00Z`), wireEvent('gen-h', '2026-01-02T12:00:00Z')],
      tomorrow,
    )
    expect(await runRollup(db, { now: tomorrow })).toMatchObject({ days: 2, restated: [quiet] })
    expect((await verifyRollups(db)).differences).toEqual([])
  })

  it('removes the rows of a day whose events are gone, and brings the totals in line', async () => {
    const { db } = database()
    await db.execute(sql`delete from events where day = '2026-01-02'`)
    await runRollup(db, { now, days: { from: '2026-01-01', until: '2026-01-03' } })
    const [left] = await db.execute(sql`select
      (select count(*) from model_daily where day = '2026-01-02') as daily,
      (select count(*) from model_weekly where week = '2025-12-29') as weekly,
      (select count(*) from rollup_days where day = '2026-01-02') as days`)
    expect(left).toEqual({ daily: 0n, weekly: 0n, days: 0n })
    expect((await verifyRollups(db)).differences).toEqual([])
  })

  it('says that another one is at it, or waits for that one', async () => {
    const { db } = database()
    let waiting: Promise<unknown> | undefined
    await withRollupLock(db, false, async () => {
      expect(await runRollup(db, { now })).toEqual({ state: 'busy' })
      waiting = runRollup(db, { now, wait: true })
    })
    expect(await waiting).toMatchObject({ state: 'done' })
  })

  it('tells listeners of every change, and of nothing else', async () => {
    const { db } = database()
    const heard: string[] = []
    const listener = await db.$client.listen('tokenboard_rollup', (version) => heard.push(version))
    await runRollup(db, { now })
    await send(db, [wireEvent('gen-n', `${today}T01:00:00Z`)], now)
    const report = await runRollup(db, { now })
    await expect.poll(() => heard).toEqual([String((report as { dataVersion: bigint }).dataVersion)])
    await listener.unlisten()
  })

  it('refuses to recompute a sealed day', async () => {
    const { db } = database()
    await db.execute(sql`update rollup_days set state = 'sealed' where day = ${yesterday}`)
    const days = { from: addDays(yesterday, -3), until: today }
    await expect(runRollup(db, { now, days })).rejects.toThrow(OperatorError)
    await db.execute(sql`update rollup_days set state = 'closed' where day = ${yesterday}`)
  })

  it('keeps a record of each run, also of one that failed and of one that died', async () => {
    const { db } = database()
    await db.execute(sql`insert into job_runs (job, started_at, state) values ('rollup', now(), 'running')`)
    await db.execute(sql`alter table model_daily rename to elsewhere`)
    await send(db, [wireEvent('gen-f', `${today}T02:00:00Z`)], now)
    await expect(runRollup(db, { now })).rejects.toThrow(/model_daily/)
    await db.execute(sql`alter table elsewhere rename to model_daily`)
    expect(await runRollup(db, { now })).toMatchObject({ days: 1, changed: true })
    const runs = await db.execute(sql`select state, days, error from job_runs order by id desc limit 3`)
    expect(runs).toEqual([
      { state: 'done', days: 1, error: null },
      { state: 'failed', days: 0, error: expect.stringContaining('model_daily') },
      { state: 'failed', days: 0, error: 'The process ended before the job did.' },
    ])
  })

  it('leaves the old data whole when its connection is killed in the middle', async () => {
    const { db } = database()
    const before = await dumpRollups(db)
    await send(db, [wireEvent('gen-k', `${today}T03:00:00Z`)], now)
    const rival = connect(database().url, { poolSize: 1 })
    // Holds the row that every run writes last, so that the run stands still with all tables written.
    await rival.$client.begin(async (transaction) => {
      await transaction`select from rollup_state for update`
      const run = runRollup(db, { now })
      const failed = expect(run).rejects.toThrow()
      await expect.poll(() => killWaiting(database())).toBe(1)
      await failed
    })
    await rival.$client.end()
    expect(await dumpRollups(db)).toEqual(before)
    expect(await runRollup(db, { now })).toMatchObject({ days: 1, changed: true })
    expect(await verifyRollups(db)).toMatchObject({ differences: [], pendingDays: [] })
  })
})

async function stateOf({ db }: TestDatabase) {
  const [state] = await db.execute(sql`select data_version, data_through, as_of from rollup_state`)
  return state
}

/** Ends the run that waits for a lock. How many there were. */
async function killWaiting({ db }: TestDatabase): Promise<unknown> {
  const [row] =
    await db.execute(sql`select count(pg_terminate_backend(pid))::int as killed from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%rollup_state%'`)
  return row!.killed
}
