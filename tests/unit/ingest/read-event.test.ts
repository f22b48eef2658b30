import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facts } from '@/lib/ingest/event/adapter-facts'
import { explainEvent, wireEventSchema } from '@/lib/ingest/event/explain-event'
import { readEvent } from '@/lib/ingest/event/read-event'
import type { WireEvent } from '@/lib/ingest/event/wire-event'
import type { CallSpan } from '@/lib/ingest/otlp/call-span'
import { refusalCodes } from '@/lib/ingest/refusal'

const least = {
  id: 'gen-1',
  created_at: '2026-08-21T10:00:00Z',
  model: 'anthropic/claude-sonnet-4:free',
  prompt_tokens: 1200,
  completion_tokens: 300,
}

const normalised = { normalised_prompt_tokens: 1100, normalised_completion_tokens: 250 }

const max = 2 ** 31 - 1
const countFields = [
  ...['prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'cached_tokens'],
  ...['latency_ms', 'generation_ms', 'tool_calls', 'cache_write_tokens'],
]

describe('readEvent', () => {
  it('takes an event with nothing but the required fields, and null for absent', () => {
    const absent = {
      provider: null,
      app: null,
      category: null,
      reasoning_tokens: null,
      cached_tokens: null,
      cost_usd: null,
      latency_ms: null,
      generation_ms: null,
      tool_calls: null,
      finish_reason: null,
      session_id: null,
      account_id: null,
      sample_weight: null,
      api_key_name: null,
      tags: null,
      normalised_prompt_tokens: null,
      normalised_completion_tokens: null,
      cache_write_tokens: null,
      service_tier: null,
      incomplete: null,
    }
    const event = readEvent(least)
    expect(event).toMatchObject({
      id: 'gen-1',
      day: '2026-08-21',
      model: least.model,
      provider: null,
      app: null,
      categoryId: 1,
      reasoningTokens: 0,
      costNanoUsd: null,
      sampleWeight: 1,
      adjusted: false,
    })
    expect(readEvent({ ...least, ...absent })).toEqual(event)
    expect(readEvent({ ...least, something: 'else' })).toEqual(event)
  })

  it('cuts a part down to its whole and says so', () => {
    expect(readEvent({ ...least, completion_tokens: 10, reasoning_tokens: 11 })).toMatchObject({
      completionTokens: 10,
      reasoningTokens: 10,
      adjusted: true,
      usageReason: 'reasoning_above_completion',
    })
  })

  it('keeps the tier, what was written to a cache beside what was read, and that usage is not whole', () => {
    const wire = { ...least, service_tier: 'flex', cached_tokens: 1000, incomplete: true }
    const read = { serviceTierId: 2, cachedTokens: 1000, incomplete: true }
    expect(readEvent({ ...wire, cache_write_tokens: 200 })).toMatchObject({
      ...read,
      cacheWriteTokens: 200,
      adjusted: false,
    })
    expect(readEvent({ ...wire, cache_write_tokens: 1201 })).toMatchObject({
      ...read,
      cacheWriteTokens: 1200,
      adjusted: true,
      usageReason: 'cache_write_above_prompt',
    })
  })

  it('carries what only an adapter can know', () => {
    const call = { traceId: 'a', spanId: 'b' } as CallSpan
    const known = {
      usageReason: 'total_ambiguous',
      isAdjusted: true,
      requestedModel: 'a/b',
      formerId: 'f',
      call,
    }
    const { isAdjusted, ...kept } = known
    const event = readEvent({ ...least, [facts]: known } as WireEvent)
    expect(event).toMatchObject({ ...kept, adjusted: isAdjusted })
    expect(event?.call).toBe(call)
    expect(readEvent({ ...least, facts: known })).toEqual(readEvent(least))
  })

  it('files known categories in any case, and unknown ones as uncategorised', () => {
    expect(readEvent({ ...least, category: ' Marketing/SEO ' })).toMatchObject({ categoryId: 5 })
    expect(readEvent({ ...least, category: 'cooking' })).toMatchObject({ categoryId: 1 })
  })

  const wrong: Record<string, unknown[]> = {
    ...Object.fromEntries(
      countFields.map((field) => [field, [-1, 0.5, max + 1, '5', true, Number.POSITIVE_INFINITY, [1]]]),
    ),
    id: ['', 'x'.repeat(201), 7, null, undefined, 'a\0', '\ud800'],
    model: ['no-slash', 'a/b/c', '/b', 'a/', 'a b/c', '', 5, null, 'a/b:'],
    created_at: ['2026-08-21', 1_787_306_400, null, ''],
    cost_usd: ['-1', 'free', -0.1, {}, false, '1000001'],
    sample_weight: [0, -1, 1.5, '2', max + 1],
    app: ['Cline', [], 5, { url: 5 }, { title: [] }, { categories: 'ide' }, { categories: [''] }],
    provider: [5, {}, 'x'.repeat(201)],
    category: [5, ['programming']],
    finish_reason: [5, 'x'.repeat(101)],
    session_id: [12, 'x'.repeat(1001)],
    account_id: [12, {}],
    api_key_name: [5, 'x'.repeat(201)],
    tags: ['a', [''], [' '], [5], ['x'.repeat(101)], Array(21).fill('a'), {}],
    service_tier: ['', 'fast', 'Default', 1, true],
    incomplete: ['true', 0, 1, {}],
    normalised_prompt_tokens: [null, -1, 0.5, max + 1, '5'],
    normalised_completion_tokens: [null, -1, 0.5, max + 1, '5'],
  }

  it.each(Object.entries(wrong))('refuses a wrong %s and names it', (field, values) => {
    for (const value of values) {
      const pair = field.startsWith('normalised_') && normalised
      const wire = { ...least, ...pair, [field]: value }
      expect(readEvent(wire), String(value)).toBeUndefined()
      const { code, message } = explainEvent(wire)
      expect(code).toBe(`invalid_${field}`)
      expect(message.startsWith(`${field} must be `)).toBe(true)
    }
  })

  it('keeps each tag once, and normalised counts beside the own ones', () => {
    expect(
      readEvent({ ...least, ...normalised, api_key_name: ' ci ', tags: ['b', 'a', ' b'] }),
    ).toMatchObject({
      apiKeyName: 'ci',
      tags: ['b', 'a'],
      promptTokens: 1200,
      normalisedPromptTokens: 1100,
      normalisedCompletionTokens: 250,
    })
  })

  it('refuses a weight that carries the sums out of the exact range', () => {
    const huge = { ...least, prompt_tokens: max, completion_tokens: 0 }
    expect(readEvent({ ...huge, sample_weight: 4_194_304 })).toBeDefined()
    expect(explainEvent({ ...huge, sample_weight: 4_194_307 })).toMatchObject({
      code: 'invalid_sample_weight',
    })
    const dear = { ...least, cost_usd: '1000000' }
    expect(readEvent({ ...dear, sample_weight: 9 })).toBeDefined()
    expect(explainEvent({ ...dear, sample_weight: 10 })).toMatchObject({ code: 'invalid_sample_weight' })
  })

  it('refuses an app whose identity no index could hold', () => {
    const wire = { ...least, app: { url: `https://github.com/${'é'.repeat(300)}/x` } }
    expect(readEvent(wire)).toBeUndefined()
    expect(explainEvent(wire).code).toBe('invalid_app')
  })

  it.each([null, 5, 'text', [], [least], undefined])('refuses %j, which is no object', (value) => {
    expect(readEvent(value)).toBeUndefined()
    expect(explainEvent(value).code).toBe('invalid_event')
  })

  it('agrees with the schema on everything', () => {
    const odd = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(null, undefined, 0, 1, -1, 0.5, max, max + 1, '', '1', 'a/b', {}, []),
      },
      fc.jsonValue({ maxDepth: 2 }),
      fc.double(),
      fc.string({ unit: 'binary', maxLength: 220 }),
    )
    const field = (...good: unknown[]) => fc.oneof({ weight: 29, arbitrary: fc.constantFrom(...good) }, odd)
    const text = fc.oneof(fc.constantFrom('https://a.b/c', 'Cline', null, 'x'.repeat(400)), fc.webUrl(), odd)
    const app = fc.record({ url: text, title: text, categories: fc.oneof(fc.array(fc.string()), odd) })
    const event = fc.record({
      id: field('a', 'é'),
      created_at: field('2026-08-21T10:00:00Z', '2026-08-21T10:00:00'),
      model: field('a/b', 'a/b:c'),
      prompt_tokens: field(1, max),
      completion_tokens: field(1, max),
      reasoning_tokens: field(undefined, 1),
      cached_tokens: field(undefined, 1),
      provider: field(undefined, 'P'),
      app: fc.oneof(app, field(undefined)),
      category: field(undefined, 'finance'),
      cost_usd: field(undefined, '0.5', 3, '1000000'),
      latency_ms: field(undefined, 1),
      generation_ms: field(undefined, 1),
      tool_calls: field(undefined, 1),
      finish_reason: field(undefined, 'stop'),
      session_id: field(undefined, 's'),
      account_id: field(undefined, 'a'),
      sample_weight: field(undefined, 1, 10, max),
      api_key_name: field(undefined, 'ci'),
      tags: field(undefined, [], ['a', 'a']),
      cache_write_tokens: field(undefined, 1),
      service_tier: field(undefined, 'flex', 'batch'),
      incomplete: field(undefined, true, false),
    })
    const counted = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom({}, normalised) },
      fc.record({ normalised_prompt_tokens: field(null, 1), normalised_completion_tokens: field(1, max) }),
    )
    const withCounts = fc.tuple(event, counted).map(([one, counts]) => ({ ...one, ...counts }))
    let passed = 0
    fc.assert(
      fc.property(fc.oneof({ weight: 20, arbitrary: withCounts }, odd), (value) => {
        const isRead = readEvent(value) !== undefined
        expect(wireEventSchema.safeParse(value).success).toBe(isRead)
        if (isRead) passed += 1
        else expect(refusalCodes).toContain(explainEvent(value).code)
      }),
      { seed: 1, numRuns: 2000 },
    )
    expect(passed).toBeGreaterThan(200)
  })
})
