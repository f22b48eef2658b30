import { describe, expect, it } from 'vitest'
import { otlp } from '@/lib/ingest/adapters/otlp'
import { spansFromProtobuf } from '@/lib/ingest/otlp/encoding/from-protobuf'
import { chat, toProtobuf } from '../../support/ingest/otlp'
import { counts, eventOf, factsOf, only, outcomes } from '../../support/ingest/otlp-outcomes'

describe('Langfuse', () => {
  const generation = {
    'langfuse.observation.type': 'generation',
    'langfuse.observation.model.name': 'gpt-5-mini-2025-08-07',
    'langfuse.observation.usage_details':
      '{"input":904,"output":433,"total":1977,"input_cached_tokens":512,"output_reasoning_tokens":128}',
    'langfuse.observation.completion_start_time': '"2026-08-20T10:00:00.250Z"',
    'session.id': 's-1',
    'user.id': 'u-1',
  }

  it('counts what is left beside the other keys', () => {
    expect(only(generation)).toMatchObject({
      model: 'openai/gpt-5-mini-2025-08-07',
      ...counts(1416, 561, 128, 512),
      latency_ms: 250,
      session_id: 's-1',
      account_id: 'u-1',
    })
  })

  it('is understood with the keys of its LangChain handler, and with those of callers', () => {
    const told = (usage: object, cost?: object) =>
      only({
        ...generation,
        'langfuse.observation.usage_details': JSON.stringify(usage),
        ...(cost && { 'langfuse.observation.cost_details': JSON.stringify(cost) }),
      })
    expect(
      told({ input: 100, output: 20, input_cache_read: 40, input_cache_creation: 5, output_reasoning: 7 }),
    )
      // No total says whether the details are inside: they are as Langfuse documents them.
      .toMatchObject(counts(145, 27, 7, 40, 5))
    expect(told({ input: 10, input_audio_tokens: 4, output: 3 }, { total: 0.25 })).toMatchObject({
      ...counts(14, 3),
      cost_usd: 0.25,
    })
    expect(told({ input: 5, output: 1, cache_read_input_tokens: 1000 })).toMatchObject(
      counts(1005, 1, undefined, 1000),
    )
    expect(told({ input: 'many', output: 1 })).toMatchObject({ prompt_tokens: 'many' })
  })

  it('is no call where it says that it is something else, and none without usage', () => {
    expect(only({ ...generation, 'langfuse.observation.type': 'span' })).toBe('not_a_model_call')
    expect(only({ ...generation, 'langfuse.observation.usage_details': '{}' })).toBe('no_usage')
    expect(only({ ...generation, 'langfuse.observation.usage_details': '{"input":1' })).toBe('no_usage')
  })
})

describe('the AI SDK', () => {
  const embed = {
    'ai.operationId': 'ai.embed.doEmbed',
    'ai.model.provider': 'openai.embedding',
    'ai.model.id': 'text-embedding-3-small',
    'ai.usage.tokens': 117,
  }
  const generate = {
    'ai.operationId': 'ai.generateText.doGenerate',
    'gen_ai.system': 'openai.chat',
    'gen_ai.request.model': 'gpt-5-mini',
    'gen_ai.usage.input_tokens': 1451,
    'gen_ai.usage.output_tokens': 596,
  }

  it('counts embeddings once', () => {
    expect(only(embed)).toMatchObject({ model: 'openai/text-embedding-3-small', ...counts(117, 0) })
    expect(only({ ...embed, 'ai.operationId': 'ai.embed' })).toBe('not_a_model_call')
  })

  it.each([
    ['streams of 5 and 6', { 'ai.usage.cachedInputTokens': 512, 'ai.usage.reasoningTokens': 128 }],
    [
      'version 6',
      {
        'ai.usage.inputTokenDetails.cacheReadTokens': 512,
        'ai.usage.outputTokenDetails.reasoningTokens': 128,
      },
    ],
  ])('names caches and reasoning: %s', (_, details) => {
    const people = { 'ai.telemetry.metadata.sessionId': 's-2', 'ai.telemetry.metadata.userId': 'u-2' }
    expect(only({ ...generate, ...details, ...people })).toMatchObject({
      ...counts(1451, 596, 128, 512),
      session_id: 's-2',
      account_id: 'u-2',
    })
  })

  it('in version 7 names reasoning where it is told to, and the time to the first chunk', () => {
    const seven = {
      'ai.usage.outputTokenDetails.reasoningTokens': 128,
      'gen_ai.client.operation.time_to_first_chunk': 0.063,
    }
    expect(eventOf({ ...seven, 'gen_ai.usage.output_tokens': 348 })).toMatchObject({
      ...counts(100, 348, 128),
      latency_ms: 63,
    })
  })

  it("in version 5 leaves Anthropic's caches out, and Gemini's thoughts", () => {
    const claude = {
      ...generate,
      'gen_ai.system': 'anthropic.messages',
      'gen_ai.request.model': 'claude-sonnet-4-5',
    }
    const cached = { 'ai.usage.cachedInputTokens': 400, 'ai.usage.totalTokens': 2047 }
    expect(only({ ...claude, ...cached })).toMatchObject(counts(1851, 596, undefined, 400))
    const six = { ...cached, 'ai.usage.inputTokenDetails.cacheReadTokens': 400 }
    expect(only({ ...claude, ...six })).toMatchObject(counts(1451, 596, undefined, 400))
    const gemini = {
      ...generate,
      'gen_ai.request.model': 'gemini-2.5-flash',
      'gen_ai.system': 'google.generative-ai',
    }
    expect(only({ ...gemini, 'ai.usage.reasoningTokens': 100, 'ai.usage.totalTokens': 2147 })).toMatchObject(
      counts(1451, 696, 100),
    )
  })

  it('whose usage never came says nothing', () => {
    const never = {
      ...generate,
      'gen_ai.usage.input_tokens': 'NaN',
      'gen_ai.usage.output_tokens': Number.NaN,
    }
    expect(only(never)).toBe('no_usage')
  })
})

describe('caches beside the input', () => {
  const claude = {
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': 'claude-opus-4-8',
    'gen_ai.usage.input_tokens': 1081,
    'gen_ai.usage.output_tokens': 403,
    'gen_ai.usage.total_tokens': 1484,
    'gen_ai.usage.cache_read.input_tokens': 400,
    'gen_ai.usage.cache_creation.input_tokens': 150,
  }

  it.each([
    ['@traceloop/instrumentation-anthropic', 1631],
    ['@openlit/instrumentation-anthropic', 1631],
    ['openlit.otel.tracing', 1631],
    // In Python both add the caches up themselves.
    ['opentelemetry.instrumentation.anthropic', 1081],
    ['test', 1081],
  ])('are told by the scope %s: %d', (scope, prompt) => {
    expect(outcomes([chat(claude, { scope })])[0]).toMatchObject(counts(prompt, 403, undefined, 400, 150))
    const [decoded] = spansFromProtobuf(toProtobuf([chat(claude, { scope })]), 1)
    const [call] = otlp.settle!([decoded])
    expect(otlp.toWireEvent(call)).toMatchObject({ prompt_tokens: prompt })
  })

  it('are proved by counts that cannot be inside, whoever sends', () => {
    const much = {
      'gen_ai.usage.input_tokens': 5,
      'gen_ai.usage.cache_read.input_tokens': 50_000,
      'gen_ai.usage.cache_creation.input_tokens': 2000,
    }
    expect(eventOf(much)).toMatchObject(counts(52_005, 20, undefined, 50_000, 2000))
    expect(factsOf(chat(much))).toMatchObject({ usageReason: 'part_outside', isAdjusted: false })
  })

  it('are proved by a total that holds them (Strands), and by none that cannot (OpenLLMetry for Bedrock)', () => {
    const strands = {
      'gen_ai.usage.input_tokens': 4299,
      'gen_ai.usage.output_tokens': 631,
      'gen_ai.usage.total_tokens': 58_291,
      'gen_ai.usage.cache_read_input_tokens': 35_574,
      'gen_ai.usage.cache_write_input_tokens': 17_787,
    }
    for (const scope of ['demo', 'strands.telemetry.tracer']) {
      expect(outcomes([chat(strands, { scope })])[0]).toMatchObject(
        counts(57_660, 631, undefined, 35_574, 17_787),
      )
    }
    const since = { ...strands, 'gen_ai.usage.input_tokens': 57_660 }
    expect(outcomes([chat(since, { scope: 'strands.telemetry.tracer' })])[0]).toMatchObject(
      counts(57_660, 631, undefined, 35_574, 17_787),
    )
    const bedrock = {
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 40,
      'gen_ai.usage.total_tokens': 52,
      'gen_ai.usage.cache_read.input_tokens': 1000,
    }
    expect(eventOf(bedrock)).toMatchObject(counts(1012, 40, undefined, 1000))
    const small = { ...bedrock, 'gen_ai.usage.cache_read.input_tokens': 10 }
    expect(outcomes([chat(small, { scope: 'opentelemetry.instrumentation.bedrock' })])[0]).toMatchObject(
      counts(22, 40, undefined, 10),
    )
  })

  it('are inside for who keeps to the conventions, under the newer name too', () => {
    const semconv = {
      'gen_ai.usage.input_tokens': 300,
      'gen_ai.usage.cache_read.input_tokens': 40,
      'gen_ai.usage.cache_write.input_tokens': 25,
    }
    expect(eventOf(semconv)).toMatchObject(counts(300, 20, undefined, 40, 25))
  })
})
