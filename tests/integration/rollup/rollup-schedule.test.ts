import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '@/db/client'
import { addDays } from '@/lib/domain/time/day'
import { millisecondsToRun } from '@/lib/rollup/next-run'
import { runRollup } from '@/lib/rollup/run'
import { type ScheduleOptions, startSchedule } from '@/lib/rollup/schedule'
import { useTestDatabase } from '../../support/database/database'
import { send, wireEvent } from '../../support/ingest/send'

const today = '2026-05-13'
const now = new Date(`${today}T09:00:00Z`)
const yearly = '0 0 1 1 *'
const everySecond = '* * * * * *'

describe('the schedule', () => {
  const database = useTestDatabase()

  const start = (options: Partial<ScheduleOptions> = {}, db = database().db) => {
    const errors: Error[] = []
    const schedule = startSchedule(db, {
      nightly: yearly,
      today: 'off',
      onError: (error) => errors.push(error),
      clock: () => now,
      ...options,
    })
    onTestFinished(() => schedule.stop())
    return { schedule, errors }
  }

  const pending = async () => {
    const [row] = await database().db.execute(
      sql`select count(*)::int as count from ingest_batches where rolled_up_at is null`,
    )
    return row!.count
  }

  const runs = async () => {
    const [row] = await database().db.execute<{ count: number }>(
      sql`select count(*)::int as count from job_runs where state = 'done'`,
    )
    return row!.count
  }

  it('does nothing at all where it is off', async () => {
    await send(database().db, [wireEvent('a', `${today}T01:00:00Z`)], now)
    const { schedule } = start({ nightly: 'off', today: everySecond })
    await schedule.stop()
    expect(await pending()).toBe(1)
  })

  it('catches up at once, makes the next partitions, and ends after the job that is running', async () => {
    const { db } = database()
    const { schedule, errors } = start()
    await schedule.stop()
    expect(errors).toEqual([])
    expect(await pending()).toBe(0)
    const rows = await db.execute(sql`select to_regclass(name) is not null as present
      from unnest(array['events_20260513', 'events_20260514', 'events_20260516']) as name`)
    expect(rows.map(({ present }) => present)).toEqual([true, true, true])
  })

  it('drops raw events past the retention age once they are rolled up', async () => {
    const { db } = database()
    const old = addDays(today, -40)
    await send(db, [wireEvent('old', `${old}T01:00:00Z`)], now)
    const { schedule } = start({ retentionDays: 30 })
    await schedule.stop()
    expect(await db.execute(sql`select day::text, requests from rollup_days where state = 'sealed'`)).toEqual(
      [{ day: old, requests: 1n }],
    )
  })

  it('takes what arrives in between at the next stroke', async () => {
    const before = await runs()
    const { schedule, errors } = start({ today: everySecond })
    await expect.poll(runs).toBeGreaterThan(before)
    await send(database().db, [wireEvent('b', `${today}T02:00:00Z`)], now)
    await expect.poll(pending, { timeout: 10_000 }).toBe(0)
    await schedule.stop()
    expect(errors).toEqual([])
  })

  it('takes what arrives within seconds where it is live, and not again at once', async () => {
    const { db } = database()
    await db.execute(
      sql`update job_runs set started_at = started_at - interval '1 hour', finished_at = finished_at - interval '1 hour'`,
    )
    const { schedule, errors } = start({ today: 'live' })
    await expect.poll(runs, { timeout: 10_000 }).toBeGreaterThan(0)
    await expect.poll(() => millisecondsToRun(db)).toBeNull()
    await send(db, [wireEvent('live-1', `${today}T02:10:00Z`)], now)
    const wait = await millisecondsToRun(db)
    expect(wait).toBeGreaterThan(3_000)
    expect(wait).toBeLessThanOrEqual(7_000)
    await db.execute(
      sql`update job_runs set started_at = started_at - interval '8 seconds', finished_at = finished_at - interval '8 seconds'`,
    )
    await expect.poll(pending, { timeout: 5_000 }).toBe(0)
    await schedule.stop()
    expect(errors).toEqual([])
  })

  it('spaces runs so that they take a small part of the time, whichever process made them', async () => {
    const { db } = database()
    await send(db, [wireEvent('live-2', `${today}T02:20:00Z`)], now)
    const waitAfter = async (state: string, seconds: number, days = 1) => {
      await db.execute(sql`delete from job_runs`)
      await db.execute(sql`insert into job_runs (job, state, days, started_at, finished_at)
        values ('rollup', ${state}, ${days}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${seconds}::float8))`)
      return (await millisecondsToRun(db))! / 1000
    }
    expect(await waitAfter('done', 0.1)).toBeCloseTo(7, 0)
    expect(await waitAfter('done', 4)).toBeCloseTo(100, 0)
    expect(await waitAfter('failed', 0.1)).toBeCloseTo(60, 0)
    expect(await waitAfter('done', 0.1, 0)).toBe(0)
    await db.execute(sql`delete from job_runs`)
    expect(await millisecondsToRun(db)).toBe(0)
    await runRollup(db, { now })
    expect(await millisecondsToRun(db)).toBeNull()
  })

  it('does not wait for events of a sealed day', async () => {
    const { db } = database()
    const [sealed] = await db.execute<{ day: string }>(
      sql`select day::text from rollup_days where state = 'sealed'`,
    )
    await db.execute(sql`insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
      values ('remap', ${sealed!.day}, 0, 0, 0, 0)`)
    expect(await millisecondsToRun(db)).toBeNull()
    await db.execute(sql`delete from ingest_batches where source = 'remap'`)
  })

  it('reports what fails with what to do, and tries again', async () => {
    const { db } = database()
    await db.execute(sql`alter table app_daily rename to elsewhere`)
    await send(db, [wireEvent('c', `${today}T03:00:00Z`)], now)
    const { errors } = start({ today: everySecond })
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(errors[0]!.message).toMatch(/app_daily.*Nothing is lost.*npm run rollup/)
    await db.execute(sql`alter table elsewhere rename to app_daily`)
    await expect.poll(pending, { timeout: 10_000 }).toBe(0)
  })

  it('survives a database that is not there', async () => {
    const nowhere = connect('postgres://nobody@127.0.0.1:1/none', { poolSize: 2 })
    const { schedule, errors } = start({}, nowhere)
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBe(1)
    await schedule.stop()
    expect(errors[0]!.message).toContain('ECONNREFUSED')
    await nowhere.$client.end()
  })
})
