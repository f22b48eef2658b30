import { describe, expect, it } from 'vitest'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import { prepare } from '@/lib/ingest/prepare'
import { chat, toJson } from '../../support/ingest/otlp'
import { bare, counts, eventOf, outcomes } from '../../support/ingest/otlp-outcomes'

describe('a cost of nothing beside tokens', () => {
  it.each([
    [{}, undefined],
    [{ 'gen_ai.request.model': 'deepseek/deepseek-r1:free' }, '0'],
    [{ 'trace.metadata.openrouter.provider_name': 'Chutes' }, '0'],
    [{ 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 }, '0'],
    [{ 'gen_ai.usage.cost': 0.1 }, 0.1],
  ])('is believed only of who knows: %o', (attributes, cost) => {
    expect(eventOf({ 'gen_ai.usage.cost': 0, ...(attributes as Record<string, string>) })).toMatchObject({
      cost_usd: cost,
    })
  })
})

describe('counts', () => {
  /** One chat whose counts stand in JSON as a sender writes them. */
  const written = (input: unknown, output: unknown = { intValue: '3' }) => {
    const request = toJson([bare({ 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o' })])
    const { attributes } = request.resourceSpans[0]!.scopeSpans[0]!.spans[0]!
    attributes.push({ key: 'gen_ai.usage.input_tokens', value: input as object })
    attributes.push({ key: 'gen_ai.usage.output_tokens', value: output as object })
    const { events, ...others } = prepare(spansFromJson(JSON.parse(JSON.stringify(request)), 1), {
      adapter: 'otlp',
      now: new Date('2026-08-21T00:00:00Z'),
    })
    return { events: events.map(({ event }) => event), ...others }
  }

  it.each([[{ intValue: '25' }], [{ intValue: 25 }], [{ doubleValue: 25.0 }], [{ stringValue: '25' }]])(
    'are whole numbers in whatever form: %o',
    (value) => {
      expect(written(value).events).toMatchObject([{ promptTokens: 25, completionTokens: 3 }])
    },
  )

  it.each([
    [{ doubleValue: 14417.92 }],
    [{ doubleValue: -1 }],
    [{ stringValue: '1e3' }],
    [{ boolValue: true }],
  ])('are refused by name where they are none: %o', (value) => {
    expect(written({ intValue: '12' }, value).rejected).toMatchObject([{ code: 'invalid_completion_tokens' }])
  })

  it.each([[{ doubleValue: null }], [{ doubleValue: 'NaN' }], [{}]])(
    'say nothing where they are not numbers at all: %o',
    (value) => {
      expect(written(value, value)).toMatchObject({ events: [], rejected: [], skipped: { no_usage: 1 } })
      expect(written({ intValue: '12' }, value).events).toMatchObject([
        { promptTokens: 12, completionTokens: 0 },
      ])
    },
  )

  it.each([
    ['gen_ai.usage.output_tokens', 14_417.92, 'completion_tokens'],
    ['gen_ai.usage.input_tokens', -3, 'prompt_tokens'],
    ['gen_ai.usage.cache_read.input_tokens', 0.5, 'cached_tokens'],
    ['gen_ai.usage.reasoning.output_tokens', 'few', 'reasoning_tokens'],
    ['gen_ai.usage.cache_write.input_tokens', -1, 'cache_write_tokens'],
  ])('that are none are handed on to be refused: %s = %s', (name, value, field) => {
    const event = eventOf({ [name]: value }) as Record<string, unknown>
    expect(Number.isInteger(event[field]) && Number(event[field]) >= 0).toBe(false)
    expect(event[field]).toBeDefined()
  })

  it('may stand on an event of the span in place of its attributes, never beside them', () => {
    const details = {
      name: 'gen_ai.client.inference.operation.details',
      attributes: { 'gen_ai.usage.input_tokens': 44, 'gen_ai.usage.output_tokens': 9 },
    }
    const silent = bare(
      { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o' },
      { events: [details] },
    )
    expect(outcomes([silent])[0]).toMatchObject(counts(44, 9))
    expect(outcomes([chat({}, { events: [details] })])[0]).toMatchObject(counts(100, 20))
    const choice = { name: 'gen_ai.choice', attributes: { finish_reason: 'max_tokens', message: 'a secret' } }
    expect(outcomes([chat({}, { events: [choice] })])[0]).toMatchObject({ finish_reason: 'max_tokens' })
  })
})

describe('a call that failed', () => {
  it('counts what it used, as an error where it names no other end', () => {
    expect(outcomes([chat({}, { status: 2 })])[0]).toMatchObject({
      ...counts(100, 20),
      finish_reason: 'error',
    })
    const named = { 'gen_ai.response.finish_reasons': ['length'] }
    expect(outcomes([chat(named, { status: 2 })])[0]).toMatchObject({ finish_reason: 'length' })
  })

  it.each([
    [{ 'error.type': 'asyncio.exceptions.CancelledError' }, true],
    [{ 'error.type': 'AbortError' }, true],
    [{ 'gen_ai.response.finish_reasons': ['aborted'] }, true],
    [{ 'error.type': 'RateLimitError' }, undefined],
  ])('is incomplete where it was broken off: %o', (attributes, incomplete) => {
    expect(eventOf(attributes as Record<string, string>)).toMatchObject({ incomplete })
  })
})
