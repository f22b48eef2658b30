import { describe, expect, it } from 'vitest'
import { accept } from '@/lib/ingest/accept'
import { facts } from '@/lib/ingest/event/adapter-facts'
import { deliverByCopy } from '@/lib/ingest/store/copy-delivery'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { wireEvent } from '../../support/ingest/send'

const now = new Date('2026-05-13T09:00:00Z')
const yesterday = '2026-05-12'

describe('a later record of an event', () => {
  const database = useTestDatabase()
  const sql = () => database().db.$client
  const send = (...events: object[]) => accept(database().db, events, { source: 'api', apiKeyId: null, now })
  const event = (id: string, more: object = {}) => wireEvent(id, `${yesterday}T10:00:00Z`, { ...more })
  const stored = async (id: string) => (await sql()`select * from events where id = ${id}`)[0]!

  it('fills in what the first left open, and makes its day wait', async () => {
    const span = {
      id: 'chatcmpl-1',
      created_at: `${yesterday}T10:00:03Z`,
      model: 'acme/one',
      prompt_tokens: 100,
    }
    await send({ ...span, completion_tokens: 20, latency_ms: 300 })
    await sql()`truncate ingest_batches`
    const reply = event('chatcmpl-1', {
      ...{ reasoning_tokens: 5, cached_tokens: 40, cache_write_tokens: 10, cost_usd: '0.01', tool_calls: 0 },
      ...{ latency_ms: 999, generation_ms: 4000, finish_reason: 'stop', session_id: 's', account_id: 'a' },
      ...{ service_tier: 'priority', normalised_prompt_tokens: 90, normalised_completion_tokens: 18 },
    })
    expect(await send(reply)).toMatchObject({ accepted: 0, duplicates: 0, completed: 1, rejected: [] })
    const row = await stored('chatcmpl-1')
    expect(row).toMatchObject({
      created_at: `${yesterday} 10:00:03+00`,
      ...{ reasoning_tokens: 5n, cached_tokens: 40n, cache_write_tokens: 10n, cost_nano_usd: 10_000_000n },
      ...{ tool_calls: 0, latency_ms: 300, generation_ms: 4000, finish_reason: 'stop', service_tier: 3 },
      ...{ category_id: 2, normalised_prompt_tokens: 90n, normalised_completion_tokens: 18n },
    })
    for (const name of ['provider_id', 'app_id', 'session_hash', 'account_hash'])
      expect(row[name]).toBeTruthy()
    expect(await send(reply, { ...span, completion_tokens: 20 })).toMatchObject({
      duplicates: 2,
      rejected: [],
    })
    expect(await stored('chatcmpl-1')).toEqual(row)
    expect(
      await sql()`select completed, duplicates, rolled_up_at is null as pending from ingest_batches order by id`,
    ).toEqual([
      { completed: 1n, duplicates: 0n, pending: true },
      { completed: 0n, duplicates: 2n, pending: false },
    ])
  })

  it.each(
    Object.entries({
      model: 'acme/two',
      prompt_tokens: 101,
      completion_tokens: 21,
      sample_weight: 2,
      reasoning_tokens: 6,
      cached_tokens: 41,
      cache_write_tokens: 11,
      tool_calls: 1,
      cost_usd: '0.02',
    }),
  )('is a conflict where both state %s', async (field, other) => {
    const first = event(`conflict-${field}`, {
      ...{ reasoning_tokens: 5, cached_tokens: 40, cache_write_tokens: 10, cost_usd: '0.01', tool_calls: 0 },
    })
    await send(first)
    const before = await stored(first.id)
    const { rejected } = await send({ ...first, [field]: other, finish_reason: 'stop' })
    expect(rejected.map(({ code }) => code)).toEqual(['conflict'])
    expect(await stored(first.id)).toEqual(before)
  })

  it('may know the model that answered, where the other one knows what was asked', async () => {
    const answered = { ...event('a', { model: 'acme/one-2026' }), [facts]: { requestedModel: 'acme/one' } }
    await send(event('a'), answered, { ...answered, id: 'b' }, event('b'))
    const rows = await sql()`
      select events.id, models.permaslug as model, asked.permaslug as asked from events
      join models on models.id = model_id left join models as asked on asked.id = requested_model_id
      where events.id in ('a', 'b') order by events.id`
    const both = { model: 'acme/one-2026', asked: 'acme/one' }
    expect(rows).toEqual([
      { id: 'a', ...both },
      { id: 'b', ...both },
    ])
    const { rejected } = await send(event('a', { model: 'acme/other' }))
    expect(rejected).toHaveLength(1)
  })

  it('takes the place of one that was broken off, and makes it whole', async () => {
    const begun = event('begun', {
      completion_tokens: 1,
      incomplete: true,
      finish_reason: 'abort',
      tool_calls: 0,
    })
    const whole = event('begun', {
      completion_tokens: 20,
      reasoning_tokens: 5,
      finish_reason: 'stop',
      tool_calls: 1,
    })
    expect(await send(begun)).toMatchObject({ accepted: 1 })
    expect(await stored('begun')).toMatchObject({ completion_tokens: 1n, incomplete: true })
    expect(await send(event('begun', { completion_tokens: 9, incomplete: true }))).toMatchObject({
      completed: 1,
    })
    expect(await send(whole)).toMatchObject({ completed: 1 })
    const row = await stored('begun')
    expect(row).toMatchObject({
      completion_tokens: 20n,
      reasoning_tokens: 5n,
      finish_reason: 'stop',
      incomplete: null,
    })
    expect(await send(begun, whole)).toMatchObject({ duplicates: 2 })
    const { rejected } = await send({ ...begun, completion_tokens: 21 })
    expect(rejected.map(({ code }) => code)).toEqual(['conflict'])
    expect(await stored('begun')).toEqual(row)
  })

  it('acts within one batch as if they had come one by one, whichever way they travel', async () => {
    const records = (id: string) => [
      event(id, { completion_tokens: 7, incomplete: true }),
      event(id, { tool_calls: 2 }),
      event(id, { tool_calls: 3 }),
      event(id, { cost_usd: '0.5' }),
      event(id),
    ]
    const told = { accepted: 1, completed: 2, duplicates: 1 }
    expect(await send(...records('together'))).toMatchObject(told)
    const outcome = await accept(database().db, records('copied'), {
      ...{ source: 'import', apiKeyId: null, now },
      deliver: deliverByCopy(sql()),
    })
    expect(outcome).toMatchObject(told)
    expect(outcome.rejected.map(({ index, code }) => [index, code])).toEqual([[2, 'conflict']])
    const again = await accept(database().db, [event('copied', { latency_ms: 5 }), event('new')], {
      ...{ source: 'import', apiKeyId: null, now },
      deliver: deliverByCopy(sql()),
    })
    expect(again).toMatchObject({ accepted: 1, completed: 1 })
    const [one, other] = [await stored('together'), await stored('copied')]
    expect(other).toEqual({ ...one, id: 'copied', latency_ms: 5 })
    expect(one).toMatchObject({ completion_tokens: 20n, tool_calls: 2, cost_nano_usd: 500_000_000n })
  })

  it('restates a closed day of which the total changes, and all that was summed from it follows', async () => {
    const { db } = database()
    const old = { created_at: '2026-03-03T10:00:00Z', session_id: 'long', account_id: 'mine' }
    await send(event('cut', { ...old, completion_tokens: 1, incomplete: true }), event('bare', old))
    await runRollup(db, { now })
    await send(
      event('cut', { ...old, cost_usd: '0.3' }),
      event('bare', { ...old, cost_usd: '0.2', tool_calls: 4 }),
    )
    const report = await runRollup(db, { now })
    expect(report).toMatchObject({ state: 'done', restated: ['2026-03-03'] })
    expect((await verifyRollups(db)).differences).toEqual([])
    expect(
      await sql()`select day::text, before_total_tokens, after_total_tokens, reason from restatements`,
    ).toEqual([
      { day: '2026-03-03', before_total_tokens: 221n, after_total_tokens: 240n, reason: 'events completed' },
    ])
    const [sums] = await sql()`select cost_nano_usd, unpriced_requests, tool_calls from category_weekly
      where week = '2026-03-02' and category_id = 0`
    expect(sums).toEqual({ cost_nano_usd: 500_000_000n, unpriced_requests: 0n, tool_calls: 4n })
    // What is added without another total is no restatement.
    await send(event('cut', { ...old, tool_calls: 1 }))
    expect(await runRollup(db, { now })).toMatchObject({ changed: true, restated: [] })
    expect((await verifyRollups(db)).differences).toEqual([])
  })
})
