import { beforeEach, describe, expect, it } from 'vitest'
import { accept } from '@/lib/ingest/accept'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import type { Outcome } from '@/lib/ingest/outcome'
import { runRollup } from '@/lib/rollup/run'
import { sealOldDays } from '@/lib/rollup/seal'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { chat, type TestSpan, toJson } from '../../support/ingest/otlp'
import { bb, call, cc, dd, MESSAGE, wrapper } from '../../support/ingest/otlp-pair'
import { send as sendEvents } from '../../support/ingest/send'

const now = new Date('2026-08-20T10:05:00Z')
const DAY_MS = 24 * 60 * 60 * 1000

describe('a call that spans of several requests tell', () => {
  const database = useTestDatabase()
  const sql = () => database().db.$client
  beforeEach(async () => {
    await sql()`truncate events, ingest_batches, rollup_days, recent_calls, event_aliases, ingest_reasons`
  })

  const send = (spans: readonly TestSpan[], at = now): Promise<Outcome> =>
    accept(database().db, spansFromJson(toJson(spans), 1000), {
      source: 'api',
      adapter: 'otlp',
      apiKeyId: null,
      now: at,
    })
  const stored = async () => {
    const rows = await sql()`
      select e.id, m.permaslug as model, prompt_tokens::int as prompt, completion_tokens::int as completion
      from events e join models m on m.id = e.model_id where day >= '2015-01-01' order by e.id`
    return rows.map((row) => ({ ...row }))
  }
  const counted = { id: MESSAGE, model: 'anthropic/claude-opus-4-8', prompt: 1568, completion: 9 }

  it('counts once, the wrapper first or last, and whatever is sent again', async () => {
    for (const order of [
      [wrapper(), call()],
      [call(), wrapper()],
    ]) {
      await sql()`truncate events, recent_calls, event_aliases`
      for (const span of order) await send([span])
      expect(await stored()).toEqual([counted])
      for (const later of [now, new Date(now.getTime() + DAY_MS)]) {
        for (const span of [...order, ...order.toReversed()]) await send([span], later)
        expect(await stored()).toEqual([counted])
      }
    }
  })

  it('counts the wrapper as told twice', async () => {
    await send([call()])
    expect(await send([wrapper()])).toMatchObject({ accepted: 0, skipped: { repeats_children: 1 } })
    const replay = await send([wrapper()], new Date(now.getTime() + DAY_MS))
    expect(replay).toMatchObject({ accepted: 0, skipped: { told_twice: 1 } })
  })

  it('counts once where the two stand side by side', async () => {
    const framework = wrapper({ parentSpanId: dd, end: '2026-08-20T10:00:03.000Z' })
    const client = call({ parentSpanId: dd })
    for (const order of [
      [framework, client],
      [client, framework],
    ]) {
      await sql()`truncate events, recent_calls, event_aliases`
      for (const span of order) await send([span])
      expect(await stored()).toEqual([counted])
    }
  })

  it('keeps what each alone says, in either order', async () => {
    const said = wrapper({}, { 'session.id': 's-1', 'user.id': 'u-1' })
    const timed = call({}, { 'gen_ai.response.time_to_first_chunk': 0.25 })
    const whole = async () => {
      const rows = await sql()`
        select id, latency_ms, session_hash is not null as session, account_hash is not null as account
        from events where day >= '2015-01-01'`
      return rows.map((row) => ({ ...row }))
    }
    for (const order of [
      [said, timed],
      [timed, said],
    ]) {
      await sql()`truncate events, recent_calls, event_aliases`
      for (const span of order) await send([span])
      expect(await whole()).toEqual([{ id: MESSAGE, latency_ms: 250, session: true, account: true }])
    }
  })

  it('takes the id of the answer, and is the reply that was posted of it', async () => {
    const reply = {
      id: MESSAGE,
      created_at: '2026-08-20T10:00:02.500Z',
      model: 'anthropic/claude-opus-4-8',
      prompt_tokens: 1568,
      completion_tokens: 9,
      tool_calls: 2,
    }
    await send([wrapper()])
    await sendEvents(database().db, [reply], now)
    expect(await stored()).toHaveLength(2)
    await send([call()])
    expect(await stored()).toEqual([counted])
    await send([wrapper()])
    await sendEvents(database().db, [reply], now)
    expect(await stored()).toEqual([counted])
  })

  it('takes it from the span above, too', async () => {
    const upper = call({ parentSpanId: undefined })
    const lower = wrapper({ parentSpanId: bb })
    for (const order of [
      [upper, lower],
      [lower, upper],
    ]) {
      await sql()`truncate events, recent_calls, event_aliases`
      for (const span of order) await send([span])
      expect(await stored()).toEqual([counted])
      for (const span of order) await send([span], new Date(now.getTime() + DAY_MS))
      expect(await stored()).toEqual([counted])
    }
  })

  it('lets sums of calls go, before or after them', async () => {
    const sum = wrapper({}, { 'llm.token_count.prompt': 3136, 'llm.token_count.completion': 18 })
    const second = call(
      { spanId: cc, start: '2026-08-20T10:00:03.000Z', end: '2026-08-20T10:00:04.000Z' },
      { 'gen_ai.response.id': 'msg_01BBBBBBBBBBBBBBBBBBBBBB' },
    )
    for (const requests of [
      [[sum], [call()], [second]],
      [[call()], [sum], [second]],
      [[call(), second], [sum]],
    ]) {
      await sql()`truncate events, recent_calls, event_aliases`
      for (const spans of requests) await send(spans)
      expect((await stored()).map(({ prompt }) => prompt)).toEqual([1568, 1568])
    }
  })

  it('never takes an answer away that another span bears', async () => {
    await send([call()])
    const below = wrapper({ parentSpanId: bb, spanId: cc }, { 'llm.token_count.completion': 8 })
    await send([below])
    expect(await stored()).toHaveLength(2)
  })

  it('is taken whatever its trace is called', async () => {
    for (const traceId of ['a "quoted" \\ trace', 'no\0thing', '\ud800 alone']) {
      await sql()`truncate events, recent_calls`
      expect(await send([call({ traceId })])).toMatchObject({ accepted: 1 })
      expect(await send([wrapper({ traceId })])).toMatchObject({ accepted: 0 })
    }
  })

  it('is not remembered for longer than ten minutes', async () => {
    await send([call()])
    await send([wrapper()], new Date(now.getTime() + 10 * 60 * 1000 + 1))
    expect(await stored()).toHaveLength(2)
    await send([{ ...chat(), traceId: 'f'.repeat(32) }], new Date(now.getTime() + 21 * 60 * 1000))
    expect(await sql()`select trace_id from recent_calls`).toEqual([{ trace_id: 'f'.repeat(32) }])
  })

  it('leaves rollups that were made before exact', async () => {
    const { db } = database()
    const later = new Date(now.getTime() + DAY_MS)
    await send([wrapper()], later)
    await runRollup(db, { now: later })
    await send([call()], later)
    await runRollup(db, { now: later })
    expect(await verifyRollups(db)).toMatchObject({ events: 1n, differences: [], pendingDays: [] })
    const totals = await sql()`select events, total_tokens::int as tokens from rollup_days where events > 0`
    expect(totals.map((row) => ({ ...row }))).toEqual([{ events: 1n, tokens: 1577 }])
  })

  it('forgets what is no event when its day is sealed', async () => {
    const { db } = database()
    await send([call()])
    await send([wrapper()])
    expect(await sql()`select 1 from event_aliases`).toHaveLength(1)
    const later = new Date(now.getTime() + 10 * DAY_MS)
    await runRollup(db, { now: later })
    expect(await sealOldDays(db, { now: later, retentionDays: 5 })).toEqual(['2026-08-20'])
    expect(await sql()`select 1 from event_aliases`).toHaveLength(0)
  })
})
