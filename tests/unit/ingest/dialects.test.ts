import { describe, expect, it } from 'vitest'
import { prepareAll, prepareOne } from '../../support/ingest/prepare-one'
import { at, chat, message, seconds } from '../../support/ingest/replies'

const counts = (prompt: number, completion: number, reasoning = 0, cached = 0) => ({
  promptTokens: prompt,
  completionTokens: completion,
  reasoningTokens: reasoning,
  cachedTokens: cached,
})

describe('a dialect of usage', () => {
  it.each([
    [
      'Anthropic behind a gateway: the total says that its caches stand beside the prompt',
      {
        prompt_tokens: 907,
        completion_tokens: 229,
        total_tokens: 1686,
        prompt_tokens_details: { cached_tokens: 400 },
        cache_read_input_tokens: 400,
        cache_creation_input_tokens: 150,
      },
      {
        ...counts(1457, 229, 0, 400),
        cacheWriteTokens: 150,
        usageReason: 'other_convention',
        adjusted: false,
      },
    ],
    [
      'one where 0 means unknown: the same counts under other names are larger',
      {
        prompt_tokens: 0,
        completion_tokens: 0,
        input_tokens: 100,
        output_tokens: 40,
        cached_tokens: 60,
        prompt_tokens_details: { cached_tokens: 0 },
        reasoning_tokens: 30,
        completion_tokens_details: { reasoning_tokens: 0 },
      },
      counts(100, 40, 30, 60),
    ],
    [
      'DeepSeek',
      { prompt_tokens: 90, completion_tokens: 7, prompt_cache_hit_tokens: 64, prompt_cache_miss_tokens: 26 },
      counts(90, 7, 0, 64),
    ],
    [
      'Mistral',
      { prompt_tokens: 90, completion_tokens: 7, total_tokens: 97, num_cached_tokens: 64 },
      counts(90, 7, 0, 64),
    ],
    [
      'audio and predictions, which are inside what they belong to',
      {
        prompt_tokens: 90,
        completion_tokens: 70,
        total_tokens: 160,
        prompt_tokens_details: { audio_tokens: 80, cached_tokens: 0 },
        completion_tokens_details: {
          audio_tokens: 20,
          accepted_prediction_tokens: 10,
          rejected_prediction_tokens: 15,
          reasoning_tokens: 5,
        },
      },
      counts(90, 70, 5),
    ],
    [
      "what xAI asks, in ticks of a dollar's ten billionth",
      { prompt_tokens: 9, completion_tokens: 1, cost_in_usd_ticks: 232_856_000 },
      { ...counts(9, 1), costNanoUsd: 23_285_600 },
    ],
  ])('of %s', (_, usage, expected) => {
    expect(prepareOne('openai-chat', { ...chat, usage })).toMatchObject(expected)
  })

  it('of a gateway names who served it, and on which tier', () => {
    const reply = { ...chat, model: 'claude-opus-4-8', provider: 'anthropic', service_tier: 'priority' }
    expect(prepareOne('openai-chat', reply)).toMatchObject({ provider: 'Anthropic', serviceTierId: 3 })
  })

  it('of embeddings and rankings with a total only is all prompt, and of searches and seconds no tokens', () => {
    const envelope = { id: 'e-1', created_at: at }
    const vectors = {
      object: 'list',
      data: [{ object: 'embedding', embedding: [] }],
      model: 'voyage-3-large',
    }
    const ranking = {
      model: 'jina-reranker-v2-base-multilingual',
      results: [{ index: 0, relevance_score: 0.5 }],
    }
    for (const reply of [vectors, ranking]) {
      for (const usage of [{ total_tokens: 8 }, { prompt_tokens: 0, total_tokens: 8 }]) {
        const sent = { ...envelope, response: { ...reply, usage } }
        expect(prepareOne('openai-chat', sent)).toMatchObject(counts(8, 0))
      }
    }
    const cohere = { ...envelope, model: 'embed-v4.0' }
    const embedded = { id: 'x', embeddings: {}, meta: { billed_units: { input_tokens: 5 } } }
    expect(prepareOne('cohere', { ...cohere, response: embedded })).toMatchObject(counts(5, 0))
    const searched = { id: 'x', results: [], meta: { billed_units: { search_units: 1 } } }
    expect(prepareAll('cohere', [{ ...cohere, response: searched }]).skipped).toEqual({ no_tokens: 1 })
    const transcribed = { text: 'x', usage: { type: 'duration', seconds: 3 } }
    for (const source of ['openai-chat', 'openai-responses'] as const) {
      const sent = { ...envelope, model: 'whisper-1', response: transcribed }
      expect(prepareAll(source, [sent])).toEqual({ events: [], rejected: [], skipped: { no_tokens: 1 } })
    }
  })

  it('of a picture that was drawn takes its time from `created`', () => {
    const usage = {
      input_tokens: 12,
      output_tokens: 4160,
      total_tokens: 4172,
      input_tokens_details: { image_tokens: 0 },
    }
    const response = { created: seconds, data: [{ b64_json: '' }], usage }
    expect(prepareOne('openai-chat', { id: 'i-1', model: 'gpt-image-1', response })).toMatchObject({
      ...counts(12, 4160),
      createdAtMs: Date.parse(at),
    })
  })

  it('of a live conversation counts like that of a whole answer', () => {
    const usage = {
      total_tokens: 150,
      input_tokens: 120,
      output_tokens: 30,
      input_token_details: { text_tokens: 20, audio_tokens: 100, cached_tokens: 64 },
      output_token_details: { text_tokens: 5, audio_tokens: 25 },
    }
    const done = {
      type: 'response.done',
      event_id: 'event_1',
      response: { id: 'resp_Aa1Bb2Cc3Dd4Ee5', status: 'completed', usage },
    }
    const sent = { created_at: at, model: 'gpt-realtime', ...done }
    expect(prepareOne('openai-responses', sent)).toMatchObject(counts(120, 30, 0, 64))
    const nested = { created_at: at, model: 'gpt-realtime', response: done }
    expect(prepareOne('openai-responses', nested)).toMatchObject(counts(120, 30, 0, 64))
    const live = {
      usageMetadata: {
        promptTokenCount: 7,
        responseTokenCount: 5,
        thoughtsTokenCount: 3,
        totalTokenCount: 15,
      },
    }
    const gemini = { id: 'g-1', created_at: at, model: 'gemini-2.5-flash-live', response: live }
    expect(prepareOne('gemini', gemini)).toMatchObject(counts(7, 8, 3))
  })

  it('of Bedrock names the model that a router chose, and keeps the one that was asked', () => {
    const usage = { inputTokens: 12, outputTokens: 4, totalTokens: 16 }
    const trace = { promptRouter: { invokedModelId: 'anthropic.claude-haiku-4-5-20251001-v1:0' } }
    const sent = { id: 'r-1', created_at: at, model: 'anthropic.claude:1', response: { usage, trace } }
    expect(prepareOne('bedrock-converse', sent)).toMatchObject({
      model: 'anthropic/claude-haiku-4-5-20251001',
      requestedModel: expect.stringContaining('anthropic/claude'),
    })
  })
})

describe('a record of more or less than one request', () => {
  it.each([
    ['a batch', { id: 'batch_1', object: 'batch', request_counts: { total: 3 }, usage: { total_tokens: 9 } }],
    ['a page of a usage report', { object: 'page', data: [], usage: { total_tokens: 9 } }],
    [
      'a bucket of it',
      { object: 'bucket', num_model_requests: 4, usage: { input_tokens: 3, output_tokens: 1 } },
    ],
    [
      'the end of a session of an agent',
      { type: 'result', num_turns: 4, usage: { input_tokens: 3, output_tokens: 1 } },
    ],
  ])('is passed over where it is %s', (_, record) => {
    for (const source of ['openai-chat', 'openai-responses', 'anthropic'] as const) {
      expect(prepareAll(source, [record])).toEqual({
        events: [],
        rejected: [],
        skipped: { sum_of_requests: 1 },
      })
    }
  })

  it('counts each line of the result file of a batch as what it is', () => {
    const line = {
      id: 'batch_req_1',
      custom_id: 'mine',
      error: null,
      response: { status_code: 200, request_id: 'x', body: chat },
    }
    expect(prepareOne('openai-chat', line)).toMatchObject({ id: chat.id, ...counts(10, 5), serviceTierId: 4 })
    const failed = { ...line, response: { status_code: 500, body: { error: { message: 'x' } } } }
    expect(prepareAll('openai-chat', [failed]).skipped).toEqual({ failed: 1 })
    const claude = { custom_id: 'mine', created_at: at, result: { type: 'succeeded', message } }
    expect(prepareOne('anthropic', claude)).toMatchObject({
      id: message.id,
      ...counts(30, 4, 0, 20),
      serviceTierId: 4,
    })
    const expired = { custom_id: 'mine', created_at: at, result: { type: 'expired' } }
    expect(prepareAll('anthropic', [expired]).skipped).toEqual({ failed: 1 })
  })

  it('counts what an answer used that failed', () => {
    const failed = { ...chat, error: { code: 502, message: 'x' } }
    for (const source of ['openai-chat', 'openrouter'] as const) {
      expect(prepareOne(source, failed)).toMatchObject({ ...counts(10, 5), finishReason: 'error' })
    }
    const unused = { ...failed, usage: { prompt_tokens: 0, completion_tokens: 0 } }
    expect(prepareAll('openai-chat', [unused]).skipped).toEqual({ failed: 1 })
    const usage = { input_tokens: 10, output_tokens: 5 }
    const cancelled = { ...chat, object: 'response', created_at: seconds, status: 'cancelled', usage }
    expect(prepareOne('openai-responses', cancelled)).toMatchObject({
      ...counts(10, 5),
      finishReason: 'cancelled',
    })
  })
})
