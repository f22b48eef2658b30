import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { accept } from '@/lib/ingest/accept'
import { spansFromJson } from '@/lib/ingest/otlp/from-json'
import type { Outcome } from '@/lib/ingest/outcome'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../support/database'
import { chat, type TestSpan, toJson } from '../support/otlp'
import { bare } from '../support/otlp-outcomes'
import { send as sendEvents } from '../support/send'

const now = new Date('2026-08-20T10:05:00Z')
const DAY_MS = 24 * 60 * 60 * 1000
const MESSAGE = 'msg_01AAAAAAAAAAAAAAAAAAAAAA'
const [aa, bb, cc, dd] = ['aa', 'bb', 'cc', 'dd'].map((pair) => pair.repeat(8)) as [
  string,
  string,
  string,
  string,
]

/** OpenInference's span of a call, which names no answer. */
const wrapper = (more: TestSpan = {}, attributes: TestSpan['attributes'] = {}) =>
  bare(
    {
      'openinference.span.kind': 'LLM',
      'llm.provider': 'anthropic',
      'llm.model_name': 'claude-opus-4-8',
      'llm.token_count.prompt': 1568,
      'llm.token_count.completion': 9,
      ...attributes,
    },
    { spanId: aa, scope: '@arizeai/openinference-instrumentation-anthropic', ...more },
  )
/** The span that Anthropic's SDK writes of it. */
const call = (more: TestSpan = {}, attributes: TestSpan['attributes'] = {}) =>
  chat(
    {
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.request.model': 'claude-opus-4-8',
      'gen_ai.response.id': MESSAGE,
      'gen_ai.usage.input_tokens': 1568,
      'gen_ai.usage.output_tokens': 9,
      ...attributes,
    },
    { spanId: bb, parentSpanId: aa, scope: '@anthropic-ai/sdk', ...more },
  )

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

  it('counts once where both requests come at the same time', async () => {
    for (let round = 0; round < 12; round++) {
      await sql()`truncate events, recent_calls, event_aliases`
      await Promise.all([send([wrapper()]), send([call()]), send([call(), wrapper({ spanId: dd })])])
      expect(await stored()).toEqual([counted])
    }
  })

  it('comes to the same, however the spans of a trace are spread over requests', {
    timeout: 120_000,
  }, async () => {
    const id = (number: number) => `f${number.toString(16).padStart(15, '0')}`
    const at = (seconds: number) =>
      new Date(Date.parse('2026-08-20T10:00:00Z') + seconds * 1000).toISOString()
    const shape = fc.record({
      hasId: fc.boolean(),
      parent: fc.boolean(),
      between: fc.boolean(),
      beside: fc.boolean(),
    })
    const trace = fc
      .record({ calls: fc.array(shape, { minLength: 1, maxLength: 4 }), hasSum: fc.boolean() })
      .map(({ calls, hasSum }) => {
        const units = calls.flatMap(({ hasId, parent, between, beside }, index) => {
          const base = 10 * index
          const tokens = { prompt: 100 + (index % 2), completion: 5 }
          const told = {
            'llm.token_count.prompt': tokens.prompt,
            'llm.token_count.completion': tokens.completion,
          }
          const top = hasSum ? id(1) : undefined
          const time = { start: at(base), end: at(base + 5) }
          const inner = chat(
            {
              'gen_ai.usage.input_tokens': tokens.prompt,
              'gen_ai.usage.output_tokens': tokens.completion,
              ...(hasId && { 'gen_ai.response.id': `answer-${index}-aaaaaaaaaaaaaaaaaaaa` }),
            },
            { spanId: id(base + 16), start: at(base + 1), end: at(base + 4), scope: 'client' },
          )
          const wrap = bare(
            { 'openinference.span.kind': 'LLM', 'llm.model_name': 'gpt-4o', ...told },
            { spanId: id(base + 17), parentSpanId: top, scope: 'wrapper', ...time },
          )
          const step = bare(
            {},
            { spanId: id(base + 18), parentSpanId: parent ? id(base + 17) : top, ...time },
          )
          const side = bare(
            {
              'langfuse.observation.type': 'generation',
              'langfuse.observation.model.name': 'gpt-4o',
              'langfuse.observation.usage_details': JSON.stringify({
                input: tokens.prompt,
                output: tokens.completion,
              }),
            },
            {
              spanId: id(base + 19),
              parentSpanId: top,
              scope: 'side',
              start: at(base + 0.5),
              end: at(base + 4.5),
            },
          )
          const call = { ...inner, parentSpanId: between ? id(base + 18) : parent ? id(base + 17) : top }
          return [
            // What lies between two spans comes with one of them.
            between ? [call, step] : [call],
            ...(parent ? [[wrap]] : []),
            ...(beside ? [[side]] : []),
          ]
        })
        const sum = chat(
          {
            'gen_ai.operation.name': '',
            'gen_ai.usage.input_tokens': 1000,
            'gen_ai.usage.output_tokens': 50,
          },
          { spanId: id(1), start: at(0), end: at(100), scope: 'framework' },
        )
        return hasSum ? [...units, [sum]] : units
      })
    const spread = trace.chain((units) =>
      fc.record({
        units: fc.constant(units),
        order: fc.shuffledSubarray(units, { minLength: units.length, maxLength: units.length }),
        cuts: fc.array(fc.boolean(), { minLength: units.length, maxLength: units.length }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(spread, async ({ units, order, cuts }) => {
        await sql()`truncate events, recent_calls, event_aliases`
        await send(units.flat())
        const together = await stored()
        await sql()`truncate events, recent_calls, event_aliases`
        const requests: TestSpan[][] = [[]]
        for (const [place, unit] of order.entries()) {
          requests.at(-1)!.push(...unit)
          if (cuts[place]) requests.push([])
        }
        for (const request of requests) await send(request)
        expect(await stored()).toEqual(together)
        for (const request of requests.toReversed()) await send(request)
        expect(await stored()).toEqual(together)
        for (const request of requests) await send(request, new Date(now.getTime() + DAY_MS))
        expect(await stored()).toEqual(together)
      }),
      { seed: 20260821, numRuns: 30 },
    )
  })
})
