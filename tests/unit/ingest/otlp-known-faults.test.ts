import { describe, expect, it } from 'vitest'
import { chat, type TestSpan } from '../../support/ingest/otlp'
import { bare, counts, factsOf, only, outcomes } from '../../support/ingest/otlp-outcomes'

const model = { 'gen_ai.request.model': 'gpt-4o' }
const usage = { 'gen_ai.usage.input_tokens': 2000, 'gen_ai.usage.output_tokens': 300 }

describe('parts of usage under names of their own', () => {
  it.each([
    [
      'OpenLIT',
      {
        'gen_ai.usage.prompt_tokens_details.cache_read': 1500,
        'gen_ai.usage.completion_tokens_details.reasoning': 120,
      },
    ],
    ['rig', { 'gen_ai.usage.cached_tokens': 1500, 'gen_ai.usage.reasoning_tokens': 120 }],
    [
      "OpenAI's details as JSON texts",
      {
        'gen_ai.usage.prompt_tokens_details': '{"cached_tokens":1500,"audio_tokens":0}',
        'gen_ai.usage.completion_tokens_details': '{"reasoning_tokens":120}',
      },
    ],
    [
      "LiteLLM's text of a Python object",
      {
        'metadata.usage_object':
          "{'completion_tokens': 300, 'prompt_tokens': 2000, 'completion_tokens_details': {'audio_tokens': None, 'reasoning_tokens': 120}, 'prompt_tokens_details': {'audio_tokens': None, 'cached_tokens': 1500}}",
      },
    ],
  ])('are read: %s', (_, details) => {
    const attributes = { ...model, ...usage, ...details } as unknown as TestSpan['attributes']
    expect(only(attributes)).toMatchObject(counts(2000, 300, 120, 1500))
  })

  it('stand beside the output where they are thoughts', () => {
    const gemini = { ...model, 'gen_ai.usage.input_tokens': 20, 'gen_ai.usage.output_tokens': 30 }
    expect(
      only({ ...gemini, 'gen_ai.usage.thoughts_tokens': 293, 'gen_ai.usage.total_tokens': 343 }),
    ).toMatchObject(counts(20, 323, 293))
  })

  it("are believed under bare names of Claude Code's spans alone", () => {
    const attributes = {
      'gen_ai.request.model': 'claude-opus-4-8',
      input_tokens: 2,
      output_tokens: 1200,
      cache_read_tokens: 84_562,
      cache_creation_tokens: 7096,
    }
    expect(outcomes([bare(attributes)], { 'service.name': 'claude-code' })[0]).toMatchObject(
      counts(91_660, 1200, undefined, 84_562, 7096),
    )
    expect(only(attributes)).toBe('no_usage')
  })

  it("are inside where Langfuse is given OpenAI's own usage", () => {
    const openai = {
      prompt_tokens: 904,
      completion_tokens: 433,
      prompt_tokens_details: { cached_tokens: 512, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 128, accepted_prediction_tokens: 0 },
    }
    const generation = {
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'gpt-4o',
    }
    const told = (details: object) =>
      only({ ...generation, 'langfuse.observation.usage_details': JSON.stringify(details) })
    expect(told(openai)).toMatchObject(counts(904, 433, 128, 512))
    const anthropic = { input_tokens: 4, output_tokens: 290, cache_read_input_tokens: 14_210 }
    expect(told(anthropic)).toMatchObject(counts(14_214, 290, undefined, 14_210))
  })

  it('are what the provider itself stated, where the AI SDK hands it on', () => {
    const claude = {
      'ai.operationId': 'ai.generateText.doGenerate',
      'gen_ai.system': 'anthropic.messages',
      'gen_ai.request.model': 'claude-sonnet-4-5',
      'gen_ai.usage.input_tokens': 4,
      'gen_ai.usage.output_tokens': 290,
      'ai.response.providerMetadata':
        '{"anthropic":{"usage":{"input_tokens":4,"output_tokens":290,"cache_creation_input_tokens":426,"cache_read_input_tokens":14210}}}',
    }
    expect(only(claude)).toMatchObject(counts(14_640, 290, undefined, 14_210, 426))
    const gemini = {
      ...claude,
      'gen_ai.system': 'google.generative-ai',
      'gen_ai.request.model': 'gemini-2.5-flash',
      'ai.response.providerMetadata':
        '{"google":{"usageMetadata":{"promptTokenCount":15,"candidatesTokenCount":40,"thoughtsTokenCount":257,"toolUsePromptTokenCount":288,"totalTokenCount":600}}}',
    }
    expect(only(gemini)).toMatchObject(counts(303, 297, 257))
  })
})

describe('faults of senders that are known', () => {
  it("LangChain's sums of cached tokens make no prompt", () => {
    const stream = {
      'openinference.span.kind': 'LLM',
      'llm.model_name': 'gemini-2.5-flash',
      'llm.token_count.prompt': 345,
      'llm.token_count.completion': 37,
      'llm.token_count.total': 382,
      'llm.token_count.prompt_details.cache_read': 460,
    }
    expect(only(stream)).toMatchObject(counts(345, 37, undefined, 345))
    expect(factsOf(bare(stream))).toMatchObject({ usageReason: 'cached_above_prompt', isAdjusted: true })
  })

  it('LiteLLM names models as its callers do, and beside that as they are', () => {
    const alias = {
      'gen_ai.request.model': 'bedrock-claude',
      'gen_ai.response.model': 'bedrock-claude',
      'litellm.provider.model': 'bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      ...usage,
    }
    expect(only(alias)).toMatchObject({
      model: 'anthropic/claude-sonnet-4-5-20250929',
      provider: 'Amazon Bedrock',
    })
    const deployment = { 'gen_ai.response.model': 'gpt-4.1', 'litellm.provider.model': 'azure/my-deployment' }
    expect(only({ ...alias, ...deployment })).toMatchObject({ model: 'openai/gpt-4.1', provider: 'Azure' })
  })

  it('frameworks call themselves the provider', () => {
    expect(only({ ...model, ...usage, 'gen_ai.system': 'strands-agents' })).toMatchObject({
      provider: undefined,
    })
  })

  it("Langfuse's handler for LangChain names the provider in metadata of its own", () => {
    const attributes = { ...model, ...usage, 'langfuse.observation.metadata.ls_provider': 'anthropic' }
    expect(only(attributes)).toMatchObject({ provider: 'Anthropic' })
  })

  it('JavaScript ends what encloses up to a millisecond before what it encloses', () => {
    const nano = (text: string) => `2026-08-20T10:00:${text}Z`
    const framework = chat(
      {},
      { spanId: 'a'.repeat(16), scope: 'framework', start: nano('08.988'), end: nano('09.002') },
    )
    const client = chat(
      { 'gen_ai.response.id': 'chatcmpl-9J3uogKnkrifoBFE1Rf' },
      { start: nano('08.989'), end: nano('09.003') },
    )
    expect(outcomes([framework, client])).toMatchObject([
      'told_twice',
      { id: 'chatcmpl-9J3uogKnkrifoBFE1Rf' },
    ])
    const later = { ...client, start: nano('08.991'), end: nano('09.005') }
    expect(outcomes([framework, later])).toMatchObject([{ prompt_tokens: 100 }, { prompt_tokens: 100 }])
  })
})
