import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { accept } from '@/lib/ingest/accept'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import type { Outcome } from '@/lib/ingest/outcome'
import { useTestDatabase } from '../../support/database/database'
import { chat, type TestSpan, toJson } from '../../support/ingest/otlp'
import { bare } from '../../support/ingest/otlp-outcomes'
import { call, dd, MESSAGE, wrapper } from '../../support/ingest/otlp-pair'

const now = new Date('2026-08-20T10:05:00Z')
const DAY_MS = 24 * 60 * 60 * 1000

describe('spans of calls, spread over requests', () => {
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

  it('counts once where both requests come at the same time', async () => {
    for (let round = 0; round < 12; round++) {
      await sql()`truncate events, recent_calls, event_aliases`
      await Promise.all([send([wrapper()]), send([call()]), send([call(), wrapper({ spanId: dd })])])
      expect(await stored()).toEqual([counted])
    }
  })

  it('counts once each where many traces come in many requests at once, in any order', async () => {
    const traces = Array.from({ length: 40 }, (_, index) => `${index + 1}`.padStart(32, 'a'))
    const spans = traces.flatMap((traceId, index) => [
      wrapper({ traceId }),
      call({ traceId }, { 'gen_ai.response.id': `msg_${index}`.padEnd(28, 'A') }),
    ])
    const requests = Array.from({ length: 8 }, (_, number) =>
      spans.filter((_, place) => (place * 7 + Math.floor(place / 8)) % 8 === number),
    )
    const shuffled = requests.map((request, number) => (number % 2 ? request.toReversed() : request))
    await Promise.all([...shuffled, ...shuffled.toReversed()].map((request) => send(request)))
    expect(await stored()).toHaveLength(traces.length)
    expect((await stored()).every(({ id }) => id.startsWith('msg_'))).toBe(true)
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
