import { describe, expect, it } from 'vitest'
import { chat } from '../../support/otlp'
import { bare, counts, eventOf, outcomes } from '../../support/otlp-outcomes'

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
  it('are whole numbers in whatever form', () => {
    expect(eventOf({ 'gen_ai.usage.input_tokens': '25' })).toMatchObject({ prompt_tokens: 25 })
  })

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
