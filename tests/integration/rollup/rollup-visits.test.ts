import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { send, wireEvent } from '../../support/ingest/send'

const today = '2026-06-02'
const yesterday = addDays(today, -1)
const before = addDays(today, -2)
const now = new Date(`${today}T09:00:00Z`)

/** Moments of a day, a minute apart. */
const minute = (day: string, number: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + number * 60_000).toISOString()

describe('the rollups of sessions, turns and accounts', () => {
  const database = useTestDatabase()
  const read = async (query: ReturnType<typeof sql>) =>
    (await database().db.execute(query)).map((row) => Object.values(row))

  beforeAll(async () => {
    const { db } = database()
    const long = Array.from({ length: 52 }, (_, index) =>
      wireEvent(`long-${index}`, minute(before, index), {
        session_id: 'long',
        category: index < 51 ? 'programming' : 'legal',
        prompt_tokens: 100 * (index + 1),
        sample_weight: 3,
        cost_usd: '0.5',
      }),
    )
    // Past midnight, with another model; the ids are not in the order of time.
    const late = [
      wireEvent('z', minute(yesterday, 1), { session_id: 'long', model: 'beta/two', prompt_tokens: 7 }),
      wireEvent('a', minute(yesterday, 2), { session_id: 'long', model: 'beta/two', prompt_tokens: 70 }),
      wireEvent('same-time-2', minute(yesterday, 3), { session_id: 'short', prompt_tokens: 20 }),
      wireEvent('same-time-1', minute(yesterday, 3), { session_id: 'short', prompt_tokens: 10 }),
    ]
    const accounts = [
      wireEvent('free-1', minute(before, 5), {
        account_id: 'someone',
        model: 'acme/one:free',
        cost_usd: '0',
      }),
      wireEvent('free-2', minute(before, 6), {
        account_id: 'someone',
        model: 'acme/one:free',
        category: 'legal',
        sample_weight: 10,
      }),
      wireEvent('paid', minute(yesterday, 6), { account_id: 'someone', cost_usd: '0.25' }),
      wireEvent('nobody', minute(yesterday, 7)),
    ]
    await send(db, [...long, ...late, ...accounts], now)
    await runRollup(db, { now })
  })

  it('keep a session in a row a day, category, app and model: its turns there, and what they stand for', async () => {
    expect(
      await read(sql`
        select day::text, c.slug, permaslug, identity, events, requests, prompt_tokens, cost_nano_usd,
          unpriced_requests, r.estimated
        from session_daily r join models on models.id = model_id join apps on apps.id = app_id
          join categories c on c.id = category_id
        order by day, c.slug, permaslug desc`),
    ).toEqual([
      [before, 'legal', 'acme/one', 'cline.bot', 1n, 3n, 15_600n, 1_500_000_000n, 0n, true],
      [before, 'programming', 'acme/one', 'cline.bot', 51n, 153n, 397_800n, 76_500_000_000n, 0n, true],
      [yesterday, 'programming', 'beta/two', 'cline.bot', 2n, 2n, 77n, 0n, 2n, false],
      [yesterday, 'programming', 'acme/one', 'cline.bot', 2n, 2n, 30n, 0n, 2n, false],
    ])
    expect(await read(sql`select count(distinct session_hash) from session_daily`)).toEqual([[2n]])
  })

  it('count a turn by its time and then its id, each day from one, and all after the 49th as one', async () => {
    const turns = (day: string) =>
      read(sql`select turn, events, requests, prompt_tokens from turn_daily
        where day = ${day} and category_id = 0 order by turn`)
    expect((await turns(before)).slice(0, 2)).toEqual([
      [1, 1n, 3n, 300n],
      [2, 1n, 3n, 600n],
    ])
    expect((await turns(before)).slice(48)).toEqual([
      [49, 1n, 3n, 14_700n],
      [50, 3n, 9n, 45_900n],
    ])
    expect(await turns(yesterday)).toEqual([
      [1, 2n, 2n, 17n],
      [2, 2n, 2n, 90n],
    ])
    expect(
      await read(sql`select week::text, turn, events from turn_weekly r join categories c on c.id = category_id
        where c.slug = 'legal'`),
    ).toEqual([['2026-05-25', 50, 1n]])
  })

  it('keep what an account used of each model in each category a day, and a month in all of them too', async () => {
    const used = sql`category_id, permaslug, events, requests, cost_nano_usd, unpriced_requests from`
    const models = sql`r join models on models.id = model_id order by 1, 2`
    expect(await read(sql`select day::text, ${used} account_daily ${models}`)).toEqual([
      [before, 2, 'acme/one:free', 1n, 1n, 0n, 0n],
      [before, 9, 'acme/one:free', 1n, 10n, 0n, 10n],
      [yesterday, 2, 'acme/one', 1n, 1n, 250_000_000n, 0n],
    ])
    expect(await read(sql`select month::text, ${used} account_monthly ${models}`)).toEqual([
      ['2026-05-01', 0, 'acme/one:free', 2n, 11n, 0n, 10n],
      ['2026-05-01', 2, 'acme/one:free', 1n, 1n, 0n, 0n],
      ['2026-05-01', 9, 'acme/one:free', 1n, 10n, 0n, 10n],
    ])
  })

  it('move the turns after one that comes late, and agree with the raw events', async () => {
    const { db } = database()
    await send(
      db,
      [wireEvent('late', minute(yesterday, 0), { session_id: 'short', prompt_tokens: 1000 })],
      now,
    )
    await runRollup(db, { now })
    expect(
      await read(sql`select turn, events, prompt_tokens from turn_daily
        where day = ${yesterday} and category_id = 0 order by turn`),
    ).toEqual([
      [1, 2n, 1007n],
      [2, 2n, 80n],
      [3, 1n, 20n],
    ])
    expect((await verifyRollups(db)).differences).toEqual([])
  })
})
