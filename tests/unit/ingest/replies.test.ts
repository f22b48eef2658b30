import { describe, expect, it } from 'vitest'
import { prepareOne } from '../../support/ingest/prepare-one'
import { at, chat, converse, gemini, message, seconds } from '../../support/ingest/replies'

describe('a reply', () => {
  it('of OpenAI says all by itself', () => {
    expect(prepareOne('openai-chat', chat)).toMatchObject({
      id: 'chatcmpl-Aa1Bb2Cc3Dd4Ee5Ff6',
      createdAtMs: Date.parse(at),
      model: 'openai/gpt-4o-2024-08-06',
      provider: 'OpenAI',
      promptTokens: 10,
      completionTokens: 5,
      toolCalls: 2,
      finishReason: 'tool_calls',
      costNanoUsd: null,
      app: null,
    })
  })

  it('of OpenAI shows by its filters that Azure served it, and by nothing who served an open model', () => {
    expect(
      prepareOne('openai-chat', { ...chat, prompt_filter_results: [{ prompt_index: 0 }] }).provider,
    ).toBe('Azure')
    expect(prepareOne('openai-chat', { ...chat, model: 'openai/gpt-oss-120b' }).provider).toBeNull()
  })

  it('of the Responses API counts its tool calls, and says why it broke off', () => {
    const reply = {
      id: 'resp_Aa1Bb2Cc3Dd4Ee5Ff6',
      object: 'response',
      created_at: seconds,
      model: 'gpt-5-mini-2025-08-07',
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [
        { type: 'reasoning' },
        { type: 'function_call' },
        { type: 'web_search_call' },
        { type: 'message' },
      ],
      usage: {
        input_tokens: 4,
        output_tokens: 8,
        output_tokens_details: { reasoning_tokens: 8 },
        total_tokens: 12,
      },
    }
    expect(prepareOne('openai-responses', reply)).toMatchObject({
      id: 'resp_Aa1Bb2Cc3Dd4Ee5Ff6',
      createdAtMs: Date.parse(at),
      model: 'openai/gpt-5-mini-2025-08-07',
      provider: 'OpenAI',
      toolCalls: 2,
      finishReason: 'max_output_tokens',
      reasoningTokens: 8,
    })
  })

  it('takes from its envelope what it does not say', () => {
    const envelope = {
      created_at: at,
      provider: 'vertex_ai',
      headers: { 'http-referer': 'https://cline.bot/x', 'X-Title': 'Cline', authorization: 'Bearer secret' },
      category: 'programming',
      session_id: 's',
      account_id: 'a',
      latency_ms: 12,
      cost_usd: '0.5',
      sample_weight: 3,
      api_key_name: 'ci',
      tags: ['team-a'],
      response: message,
    }
    expect(prepareOne('anthropic', envelope)).toMatchObject({
      id: 'msg_01Aa1Bb2Cc3Dd4Ee5Ff6',
      model: 'anthropic/claude-opus-5',
      provider: 'Google',
      promptTokens: 30,
      cachedTokens: 20,
      completionTokens: 4,
      toolCalls: 2,
      finishReason: 'tool_use',
      app: { identity: 'cline.bot', title: 'Cline' },
      categoryId: 2,
      sessionId: 's',
      accountId: 'a',
      latencyMs: 12,
      costNanoUsd: 500_000_000,
      sampleWeight: 3,
      apiKeyName: 'ci',
      tags: ['team-a'],
    })
  })

  it.each([
    ['msg_bdrk_01Aa1Bb2Cc3Dd4', 'Amazon Bedrock'],
    ['msg_vrtx_01Aa1Bb2Cc3Dd4', 'Google'],
    ['msg_01', 'Anthropic'],
  ])('of Claude with the id %s was served by %s', (id, provider) => {
    expect(prepareOne('anthropic', { created_at: at, response: { ...message, id } }).provider).toBe(provider)
  })

  it('of Gemini counts thoughts as completion, and tells AI Studio from Vertex by its time', () => {
    expect(prepareOne('gemini', { created_at: at, response: gemini })).toMatchObject({
      id: 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7',
      model: 'google/gemini-2.5-pro',
      provider: 'Google AI Studio',
      promptTokens: 9,
      completionTokens: 32,
      reasoningTokens: 30,
      toolCalls: 1,
      finishReason: 'STOP',
    })
    const vertex = { ...gemini, createTime: '2025-08-21T10:00:00.123456Z' }
    expect(prepareOne('gemini', vertex)).toMatchObject({
      provider: 'Google',
      createdAtMs: Date.parse(at) + 123,
    })
  })

  it('of Bedrock takes id and time from what the SDKs of AWS put beside it, and the model from its address', () => {
    const endpoint = '/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse'
    const ResponseMetadata = {
      RequestId: 'Aa1Bb2Cc-3Dd4-Ee5F-f6Gg7',
      HTTPHeaders: { date: 'Thu, 21 Aug 2025 10:00:00 GMT' },
    }
    const expected = {
      id: 'Aa1Bb2Cc-3Dd4-Ee5F-f6Gg7',
      createdAtMs: Date.parse(at),
      model: 'anthropic/claude-sonnet-4-5-20250929',
      provider: 'Amazon Bedrock',
      generationMs: 432,
      toolCalls: 1,
      finishReason: 'tool_use',
    }
    const python = { endpoint, response: { ...converse, ResponseMetadata } }
    const node = {
      endpoint,
      created_at: at,
      response: { ...converse, $metadata: { requestId: 'Aa1Bb2Cc-3Dd4-Ee5F-f6Gg7' } },
    }
    expect(prepareOne('bedrock-converse', python)).toMatchObject(expected)
    expect(prepareOne('bedrock-converse', node)).toMatchObject(expected)
  })

  it('of OpenRouter brings its price and who served it', () => {
    const reply = {
      ...chat,
      model: 'anthropic/claude-4.5-sonnet-20250929:thinking',
      provider: 'Amazon Bedrock',
      usage: {
        ...chat.usage,
        cost: 1.13e-5,
        is_byok: false,
        cost_details: { upstream_inference_cost: 1e-5 },
      },
    }
    expect(prepareOne('openrouter', reply)).toMatchObject({
      model: 'anthropic/claude-4.5-sonnet-20250929:thinking',
      provider: 'Amazon Bedrock',
      costNanoUsd: 11_300,
    })
    const byok = { ...reply, usage: { ...reply.usage, is_byok: true } }
    expect(prepareOne('openrouter', byok).costNanoUsd).toBe(21_300)
  })

  it('with a total above its parts put out what is missing: xAI keeps reasoning out of the completion', () => {
    const usage = {
      prompt_tokens: 32,
      completion_tokens: 9,
      completion_tokens_details: { reasoning_tokens: 94 },
      total_tokens: 135,
    }
    expect(prepareOne('openai-chat', { ...chat, model: 'grok-4', usage })).toMatchObject({
      model: 'x-ai/grok-4',
      provider: null,
      completionTokens: 103,
      reasoningTokens: 94,
      adjusted: false,
    })
  })
})
