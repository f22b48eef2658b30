import { describe, expect, it } from 'vitest'
import { chat, type TestSpan } from '../../support/ingest/otlp'
import { counts, eventOf, factsOf, only, outcomes } from '../../support/ingest/otlp-outcomes'

describe('other dialects', () => {
  const model = { 'gen_ai.request.model': 'gpt-4o' }
  const usage = { 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 20 }

  it.each([
    [
      'OpenLLMetry',
      {
        'llm.usage.prompt_tokens': 100,
        'llm.usage.completion_tokens': 20,
        'llm.usage.cache_read_input_tokens': 40,
        'llm.usage.reasoning_tokens': 7,
      },
    ],
    [
      'Logfire',
      { ...usage, 'gen_ai.usage.details.cache_read_tokens': 40, 'gen_ai.usage.details.reasoning_tokens': 7 },
    ],
    [
      'details as a JSON text',
      { ...usage, 'gen_ai.usage.details': '{"cache_read_tokens":40,"reasoning_tokens":7}' },
    ],
    [
      'LangSmith',
      {
        ...usage,
        'langsmith.span.kind': 'llm',
        'gen_ai.usage.input_token_details': '{"cache_read":40}',
        'gen_ai.usage.output_token_details': '{"reasoning":7}',
      },
    ],
    [
      'OpenInference',
      {
        'openinference.span.kind': 'LLM',
        'llm.token_count.prompt': 100,
        'llm.token_count.completion': 20,
        'llm.token_count.total': 120,
        'llm.token_count.prompt_details.cache_read': 40,
        'llm.token_count.completion_details.reasoning': 7,
      },
    ],
    [
      'MLflow',
      {
        'mlflow.spanType': '"CHAT_MODEL"',
        'mlflow.chat.tokenUsage':
          '{"input_tokens":100,"output_tokens":20,"total_tokens":120,"cache_read_input_tokens":40}',
        'gen_ai.usage.reasoning_tokens': 7,
      },
    ],
    [
      'OpenRouter Broadcast',
      { ...usage, 'gen_ai.usage.input_tokens.cached': 40, 'gen_ai.usage.output_tokens.reasoning': 7 },
    ],
  ])('name the same parts: %s', (_, attributes) => {
    expect(only({ ...model, ...(attributes as TestSpan['attributes']) })).toMatchObject(
      counts(100, 20, 7, 40),
    )
  })

  it('name no parts of some', () => {
    const kernel = { 'gen_ai.response.prompt_tokens': 100, 'gen_ai.response.completion_tokens': 20 }
    expect(only({ ...model, ...kernel })).toMatchObject(counts(100, 20))
    const langtrace = { 'llm.model': 'gpt-4o', 'llm.token.counts': '{"input_tokens":100,"output_tokens":20}' }
    expect(only(langtrace)).toMatchObject({ model: 'openai/gpt-4o', ...counts(100, 20) })
  })

  it('count 0 under one name as not known where another knows', () => {
    expect(
      only({ ...model, ...usage, 'llm.usage.prompt_tokens': 0, 'llm.usage.completion_tokens': 0 }),
    ).toMatchObject(counts(100, 20))
  })

  it("count Google ADK's thoughts beside its output", () => {
    const adk = { ...model, ...usage, 'gen_ai.usage.experimental.reasoning_tokens': 10 }
    expect(only(adk)).toMatchObject(counts(100, 30, 10))
  })

  it('tell kinds by names of their own', () => {
    const kinds: [TestSpan['attributes'], boolean][] = [
      [{ 'gen_ai.span.kind': 'LLM' }, true],
      [{ 'gen_ai.span.kind': 'CHAIN' }, false],
      [{ 'langsmith.span.kind': 'chain' }, false],
      [{ 'mlflow.spanType': 'AGENT' }, false],
      [{ 'llm.request.type': 'chat' }, true],
      [{ 'logfire.span_type': 'pending_span' }, false],
    ]
    for (const [kind, isCall] of kinds) {
      const told = only({ ...model, ...usage, ...kind })
      expect(typeof told).toBe(isCall ? 'object' : 'string')
    }
  })

  it('name model and provider in the metadata of LangChain', () => {
    const gemini = only({
      'openinference.span.kind': 'LLM',
      metadata: '{"ls_provider":"google_genai","ls_model_name":"gemini-2.5-flash","thread":{"id":1}}',
      'llm.token_count.prompt': 8,
      'llm.token_count.completion': 3,
    })
    expect(gemini).toMatchObject({ model: 'google/gemini-2.5-flash', provider: expect.any(String) })
  })

  it.each([
    [{ 'llm.finish_reason': 'tool_calls' }, 'tool_calls'],
    [{ 'anthropic.message.stop_reason': 'end_turn' }, 'end_turn'],
    [{ 'ai.response.finishReason': 'stop' }, 'stop'],
    [{ 'gen_ai.completion.0.finish_reason': 'length' }, 'length'],
    [{ 'gen_ai.response.finish_reasons': '["stop","stop"]' }, 'stop'],
  ])('name the finish reason: %o', (attributes, reason) => {
    expect(eventOf(attributes as Record<string, string>)).toMatchObject({ finish_reason: reason })
  })

  it.each([
    [{ 'gen_ai.openai.response.service_tier': 'flex', 'gen_ai.openai.request.service_tier': 'auto' }, 'flex'],
    [{ 'openai.request.service_tier': 'priority' }, 'priority'],
    [{ 'openai.request.service_tier': 'auto' }, undefined],
  ])('name the tier: %o', (attributes, tier) => {
    expect(eventOf(attributes as Record<string, string>)).toMatchObject({ service_tier: tier })
  })

  it('time the first token each in a unit of its own', () => {
    const late = (attributes: Record<string, number>, more?: TestSpan) =>
      (outcomes([chat(attributes, more)])[0] as { latency_ms: number }).latency_ms
    expect(late({ 'gen_ai.server.time_to_first_token': 0.4 })).toBe(400)
    expect(late({ 'gen_ai.server.time_to_first_token': 400 }, { scope: 'strands.telemetry.tracer' })).toBe(
      400,
    )
    const event = { name: 'First Token Stream Event', time: '2026-08-20T10:00:00.750Z' }
    expect(late({}, { events: [event] })).toBe(750)
  })

  it('keep what was asked for where another model answered', () => {
    const fallback = { 'gen_ai.request.model': 'claude-fable-5', 'gen_ai.response.model': 'claude-opus-4-8' }
    expect(eventOf(fallback)).toMatchObject({ model: 'anthropic/claude-opus-4-8' })
    expect(factsOf(chat(fallback))).toMatchObject({ requestedModel: 'anthropic/claude-fable-5' })
    expect(factsOf(chat()).requestedModel).toBeUndefined()
  })
})
