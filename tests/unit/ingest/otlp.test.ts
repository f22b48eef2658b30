import { describe, expect, it } from 'vitest'
import { otlp } from '@/lib/ingest/adapters/otlp'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import type { OtlpSpan } from '@/lib/ingest/otlp/span'
import { chat, TRACE, toJson } from '../../support/ingest/otlp'
import { eventOf, type OtlpResource, outcomes } from '../../support/ingest/otlp-outcomes'

describe('a span as an event', () => {
  it('says all that a chat says', () => {
    const event = eventOf(
      {
        'gen_ai.response.id': 'chatcmpl-9J3uogKnkrifoBFE1Rf',
        'gen_ai.response.model': 'gpt-4o-2024-08-06',
        'gen_ai.usage.cache_read.input_tokens': 30,
        'gen_ai.usage.cache_write.input_tokens': 5,
        'gen_ai.usage.reasoning.output_tokens': 7,
        'gen_ai.response.finish_reasons': ['stop', 'length'],
        'gen_ai.response.time_to_first_chunk': 0.25,
        'gen_ai.conversation.id': 'conversation-1',
        'user.id': 'user-1',
        'gen_ai.usage.cost': 0.0000125,
        'tokenboard.category': 'programming',
        'tokenboard.app.url': 'https://cline.bot',
      },
      { 'service.name': 'checkout' },
    )
    expect(event).toEqual({
      id: 'chatcmpl-9J3uogKnkrifoBFE1Rf',
      created_at: '2026-08-20T10:00:02.500Z',
      model: 'openai/gpt-4o-2024-08-06',
      prompt_tokens: 100,
      completion_tokens: 20,
      reasoning_tokens: 7,
      cached_tokens: 30,
      cache_write_tokens: 5,
      provider: 'OpenAI',
      app: { url: 'https://cline.bot', title: undefined },
      category: 'programming',
      cost_usd: 0.0000125,
      latency_ms: 250,
      generation_ms: 2500,
      finish_reason: 'stop',
      session_id: 'conversation-1',
      account_id: 'user-1',
      sample_weight: 1,
    })
  })

  it('says all that OpenRouter Broadcast says', () => {
    const root = {
      'gen_ai.response.id': 'gen-1787971242-ZNNkqbzHERdScNd64gYK',
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.request.model': 'anthropic/claude-sonnet-4.5',
      'gen_ai.response.model': 'anthropic/claude-sonnet-4.5',
      'gen_ai.usage.input_tokens': 26_730,
      'gen_ai.usage.input_tokens.cached': 4_248,
      'gen_ai.usage.output_tokens': 1_595,
      'gen_ai.usage.output_tokens.reasoning': 600,
      'gen_ai.usage.total_cost': 0.08885,
      'gen_ai.response.finish_reason': 'stop',
      'user.id': 'user_12345',
      'session.id': 'session_abc123',
      'trace.metadata.openrouter.provider_name': 'Amazon Bedrock',
      'trace.metadata.openrouter.first_token_ms': 412.6,
      'trace.metadata.category': 'science',
      'trace.metadata.app': 'Lab notebook',
    }
    const attempt = { 'gen_ai.response.id': 'gen-1787971242-ZNNkqbzHERdScNd64gYK:attempt-0' }
    const spans = [
      { ...chat(), name: 'LLM Generation', attributes: root },
      { ...chat(), spanId: 'eee19b7ec3c1b175', parentSpanId: chat().spanId!, attributes: attempt },
    ]
    expect(outcomes(spans, { 'service.name': 'openrouter' })).toEqual([
      {
        id: 'gen-1787971242-ZNNkqbzHERdScNd64gYK',
        created_at: '2026-08-20T10:00:02.500Z',
        model: 'anthropic/claude-sonnet-4.5',
        prompt_tokens: 26_730,
        completion_tokens: 1_595,
        reasoning_tokens: 600,
        cached_tokens: 4_248,
        provider: 'Amazon Bedrock',
        app: { url: undefined, title: 'Lab notebook' },
        category: 'science',
        cost_usd: 0.08885,
        latency_ms: 413,
        generation_ms: 2500,
        finish_reason: 'stop',
        session_id: 'session_abc123',
        account_id: 'user_12345',
        sample_weight: 1,
      },
      'not_a_model_call',
    ])
  })

  it.each([
    ['the old names', { 'gen_ai.usage.prompt_tokens': 8, 'gen_ai.usage.completion_tokens': 3 }],
    [
      'OpenInference',
      {
        'openinference.span.kind': 'LLM',
        'llm.token_count.prompt': 8,
        'llm.token_count.completion': 3,
        'llm.model_name': 'gpt-4o',
      },
    ],
    [
      'the AI SDK',
      {
        'ai.operationId': 'ai.streamText.doStream',
        'gen_ai.usage.input_tokens': 8,
        'gen_ai.usage.output_tokens': 3,
        'gen_ai.request.model': 'gpt-4o',
      },
    ],
  ])('reads the counts of %s', (_, attributes) => {
    const span = { ...chat(), attributes: { 'gen_ai.request.model': 'gpt-4o', ...attributes } }
    expect(outcomes([span])[0]).toMatchObject({
      model: 'openai/gpt-4o',
      prompt_tokens: 8,
      completion_tokens: 3,
    })
  })

  it.each([
    ['gpt-4o', undefined, 'openai', 'openai/gpt-4o'],
    ['gpt-4o', 'gpt-4o-2024-08-06', 'openai', 'openai/gpt-4o-2024-08-06'],
    ['openai/gpt-4o:nitro', 'openai/gpt-4o', 'openrouter', 'openai/gpt-4o:nitro'],
    ['acme/wonder-1', 'wonder-1', 'openai', 'acme/wonder-1'],
    ['my-deployment', 'gpt-4.1', 'azure.ai.openai', 'openai/gpt-4.1'],
    ['wonder-2', undefined, 'gcp.gemini', 'google/wonder-2'],
    [
      'us.anthropic.claude-sonnet-4-20250514-v1:0',
      undefined,
      'aws.bedrock',
      'anthropic/claude-sonnet-4-20250514',
    ],
    ['wonder-3', undefined, 'groq', 'unknown/wonder-3'],
  ])('files %s, answered by %s of %s, under %s', (requested, answered, provider, permaslug) => {
    const attributes = { 'gen_ai.request.model': requested, 'gen_ai.provider.name': provider }
    const event = eventOf({ ...attributes, ...(answered && { 'gen_ai.response.model': answered }) })
    expect(event).toMatchObject({ model: permaslug })
  })

  it.each([
    [{ 'gen_ai.provider.name': 'openai', 'server.address': 'api.openai.com' }, 'OpenAI'],
    [{ 'gen_ai.provider.name': 'openai', 'server.address': 'acme.openai.azure.com' }, 'Azure'],
    [{ 'gen_ai.provider.name': 'openai', 'server.address': 'api.groq.com' }, 'Groq'],
    [{ 'gen_ai.provider.name': 'openai', 'server.address': 'openrouter.ai' }, undefined],
    [{ 'gen_ai.provider.name': 'openai.chat' }, 'OpenAI'],
    [{ 'gen_ai.provider.name': 'google.generative-ai' }, 'Google AI Studio'],
    [{ 'gen_ai.provider.name': 'Acme Cloud' }, 'Acme Cloud'],
    [{ 'gen_ai.provider.name': 'openrouter' }, undefined],
  ])('reads %o as provider %s', (attributes, provider) => {
    expect(eventOf(attributes as Record<string, string>)).toMatchObject({ provider })
  })

  it('names the key and tags, its own before those of what sent it', () => {
    const resource = { 'tokenboard.api_key_name': 'ci', 'tokenboard.tags': ['all', 'x'.repeat(101)] }
    expect(eventOf({}, resource)).toMatchObject({ api_key_name: 'ci', tags: ['all'] })
    const own = { 'trace.metadata.openrouter.api_key_name': 'production', 'tokenboard.tags': ['mine'] }
    expect(eventOf(own, resource)).toMatchObject({ api_key_name: 'production', tags: ['mine'] })
  })

  it('names the app by what says most', () => {
    const app = (attributes: Record<string, string | string[]>, resource: OtlpResource) =>
      (eventOf(attributes, resource) as { app: unknown }).app
    const headers = {
      'http.request.header.http-referer': ['https://kilocode.ai'],
      'http.request.header.x-title': ['Kilo Code'],
    }
    const shop = { 'service.name': 'shop' }
    expect(app({ ...headers, 'tokenboard.app.title': 'Own' }, shop)).toEqual({ title: 'Own' })
    expect(app(headers, shop)).toMatchObject({ url: 'https://kilocode.ai', title: 'Kilo Code' })
    expect(app({}, { ...shop, 'tokenboard.app.url': 'https://shop.example' })).toEqual({
      url: 'https://shop.example',
    })
    expect(app({}, shop)).toEqual({ title: 'shop' })
    expect(app({}, { 'service.name': 'unknown_service:node' })).toBeUndefined()
    expect(app({}, { 'service.name': 'openrouter' })).toBeUndefined()
  })

  it('is known by the answer that it tells of, else by itself', () => {
    const id = (responseId: string) => (eventOf({ 'gen_ai.response.id': responseId }) as { id: string }).id
    expect(id('msg_01XFDUDYJgAACzvnptvVoYEL')).toBe('msg_01XFDUDYJgAACzvnptvVoYEL')
    expect(id('chatcmpl-840')).toBe(`${TRACE}-eee19b7ec3c1b174`)
    expect(outcomes([{ ...chat(), traceId: '0'.repeat(32) }])).toMatchObject([
      { refusal: { code: 'invalid_id' } },
    ])
  })

  it('leaves counts that are none to be refused, and times that are none out', () => {
    const span = chat({ 'gen_ai.usage.input_tokens': -4, 'gen_ai.response.time_to_first_chunk': -1 })
    const backwards = { ...span, start: '2026-08-20T11:00:00.000Z' }
    const [event] = outcomes([backwards]) as [Record<string, unknown>]
    expect(event.prompt_tokens).toBe('-4')
    expect(event.latency_ms).toBeUndefined()
    expect(event.generation_ms).toBeUndefined()
  })
})

describe('a sampling rate', () => {
  const weights = (rate: number, count = 1) =>
    Array.from({ length: count }, (_, index) => {
      const [span] = spansFromJson(toJson([chat({}, { spanId: index.toString(16).padStart(16, '1') })]), 1)
      ;(span as OtlpSpan).samplingRate = rate
      const [call] = otlp.settle!([span])
      return (otlp.toWireEvent(call) as { sample_weight: number }).sample_weight
    })

  it('becomes the number of requests that one stands for', () => {
    expect([1, 0.5, 0.25, 0.1, 0.333, 0.0001].map((rate) => weights(rate)[0])).toEqual([
      1, 2, 4, 10, 3, 10_000,
    ])
  })

  it.each([0.4, 0.7, 0.15])('of %f adds up to the whole, and to the same every time', (rate) => {
    const drawn = weights(rate, 4000)
    const sum = drawn.reduce((total, weight) => total + weight, 0)
    expect(sum / 4000).toBeGreaterThan((1 / rate) * 0.98)
    expect(sum / 4000).toBeLessThan((1 / rate) * 1.02)
    expect(new Set(drawn)).toEqual(new Set([Math.floor(1 / rate), Math.ceil(1 / rate)]))
    expect(weights(rate, 50)).toEqual(drawn.slice(0, 50))
  })
})
