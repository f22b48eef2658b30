import { describe, expect, it } from 'vitest'
import { prepareAll } from '../../support/ingest/prepare-one'

const at = '2025-08-21T10:00:00Z'
const created = Date.parse(at) / 1000

const idOf = (name: string) => `chatcmpl-${name}`.padEnd(29, 'x')
const chunk = (name: string, more: object) => ({
  id: idOf(name),
  object: 'chat.completion.chunk',
  created,
  model: 'gpt-4o',
  usage: null,
  ...more,
})
const called = (index: number) => ({
  choices: [{ index: 0, delta: { tool_calls: [{ index }] }, finish_reason: null }],
})
const usage = (prompt: number, completion: number) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
})

describe('the chunks of a stream', () => {
  it('of OpenAI count once, by the last of them, however streams are mixed', () => {
    const chunks = [
      chunk('a', called(0)),
      chunk('b', { choices: [], usage: usage(1, 1) }),
      chunk('a', called(0)),
      chunk('a', called(1)),
      chunk('a', { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }),
      chunk('b', { choices: [], usage: usage(1, 2) }),
      chunk('a', { choices: [], usage: usage(10, 5) }),
    ]
    const { events, rejected, skipped } = prepareAll('openai-chat', chunks)
    expect(rejected).toEqual([])
    expect(events).toMatchObject([
      { id: idOf('b'), promptTokens: 1, completionTokens: 2, toolCalls: 0 },
      { id: idOf('a'), promptTokens: 10, completionTokens: 5, toolCalls: 2, finishReason: 'tool_calls' },
    ])
    expect(skipped).toEqual({ no_usage: 4, superseded: 1 })
  })

  it('without usage, because nobody asked for it, are named as such', () => {
    const chunks = [chunk('a', called(0)), chunk('a', { choices: [] })]
    expect(prepareAll('openai-chat', chunks)).toEqual({ events: [], rejected: [], skipped: { no_usage: 2 } })
  })

  it('of Groq state the usage in a place of their own', () => {
    const last = chunk('a', { usage: undefined, x_groq: { usage: usage(3, 4) } })
    expect(prepareAll('openai-chat', [last]).events).toMatchObject([{ promptTokens: 3, completionTokens: 4 }])
  })

  it('of the Responses API count with the event that carries the whole response', () => {
    const response = {
      id: 'resp_Aa1Bb2Cc3Dd4Ee5Ff6',
      object: 'response',
      created_at: created,
      model: 'gpt-5',
      output: [],
    }
    const done = { ...response, status: 'completed', usage: { input_tokens: 7, output_tokens: 3 } }
    const events = [
      { type: 'response.created', response: { ...response, status: 'in_progress', usage: null } },
      { type: 'response.output_text.delta', delta: 'x', sequence_number: 4 },
      { type: 'response.completed', response: done },
    ]
    const expected = [
      { id: 'resp_Aa1Bb2Cc3Dd4Ee5Ff6', promptTokens: 7, completionTokens: 3, finishReason: 'completed' },
    ]
    const flat = prepareAll('openai-responses', events)
    expect(flat).toMatchObject({ events: expected, rejected: [], skipped: { no_usage: 2 } })
    expect(prepareAll('openai-responses', [{ response: events }]).events).toMatchObject(expected)
    expect(prepareAll('openrouter', [{ response: events }]).events).toMatchObject(expected)
  })

  const start = (id: string) => ({
    type: 'message_start',
    message: {
      id,
      type: 'message',
      model: 'claude-sonnet-4-5-20250929',
      usage: {
        input_tokens: 25,
        cache_read_input_tokens: 100,
        cache_creation_input_tokens: 0,
        output_tokens: 1,
      },
    },
  })
  const toolUse = { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', name: 'f' } }
  const delta = (outputTokens: number) => ({
    type: 'message_delta',
    delta: { stop_reason: 'tool_use' },
    usage: { output_tokens: outputTokens, input_tokens: null },
  })

  it('of Anthropic count with the prompt of the first event and the completion of the last', () => {
    const events = [
      start('msg_01Aa1Bb2Cc3Dd4Ee5Ff6'),
      toolUse,
      { type: 'ping' },
      delta(40),
      delta(90),
      { type: 'message_stop' },
    ]
    const expected = [
      {
        id: 'msg_01Aa1Bb2Cc3Dd4Ee5Ff6',
        model: 'anthropic/claude-sonnet-4-5-20250929',
        promptTokens: 125,
        cachedTokens: 100,
        completionTokens: 90,
        toolCalls: 1,
        finishReason: 'tool_use',
      },
    ]
    const whole = prepareAll('anthropic', [{ created_at: at, response: events }])
    expect(whole).toMatchObject({ events: expected, rejected: [], skipped: {} })
    const flat = prepareAll(
      'anthropic',
      events.map((response) => ({ created_at: at, response })),
    )
    expect(flat).toMatchObject({ events: expected, rejected: [], skipped: { superseded: 3, no_usage: 2 } })
  })

  it('of Anthropic, one stream after the other, are kept apart, and one that broke off counts as far as it came', () => {
    const events = [
      start('msg_01Aa1Bb2Cc3Dd4Ee5Ff6'),
      toolUse,
      start('msg_02Aa1Bb2Cc3Dd4Ee5Ff6'),
      delta(7),
      { type: 'message_stop' },
    ]
    const { events: counted } = prepareAll(
      'anthropic',
      events.map((response) => ({ created_at: at, response })),
    )
    expect(counted).toMatchObject([
      { id: 'msg_01Aa1Bb2Cc3Dd4Ee5Ff6', completionTokens: 1 },
      { id: 'msg_02Aa1Bb2Cc3Dd4Ee5Ff6', completionTokens: 7 },
    ])
  })

  it('of Anthropic without their beginning lack an id', () => {
    const { rejected } = prepareAll('anthropic', [{ created_at: at, response: { ...delta(5) } }])
    expect(rejected).toMatchObject([{ code: 'invalid_id' }])
  })

  it('of Gemini state the usage up to there each', () => {
    const part = (candidates: number, more: object = {}) => ({
      responseId: 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7',
      modelVersion: 'gemini-2.5-flash',
      createTime: at,
      candidates: [{ content: { parts: [{ text: 'x' }] }, ...more }],
      usageMetadata: {
        promptTokenCount: 5,
        candidatesTokenCount: candidates,
        totalTokenCount: 5 + candidates,
      },
    })
    const chunks = [part(2), part(6), part(9, { finishReason: 'STOP' })]
    const { events, skipped } = prepareAll('gemini', chunks)
    expect(events).toMatchObject([
      { id: 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7', completionTokens: 9, finishReason: 'STOP', toolCalls: 0 },
    ])
    expect(skipped).toEqual({ superseded: 2 })
    const ofTheirOwn = chunks.map((response, place) => ({ id: `request-${place}`, response }))
    expect(prepareAll('gemini', ofTheirOwn).events.map(({ completionTokens }) => completionTokens)).toEqual([
      2, 6, 9,
    ])
  })

  it('of Bedrock end with their metadata', () => {
    const events = [
      { messageStart: { role: 'assistant' } },
      { contentBlockStart: { start: { toolUse: { name: 'f' } } } },
      { messageStop: { stopReason: 'tool_use' } },
      {
        metadata: { usage: { inputTokens: 5, outputTokens: 6, totalTokens: 11 }, metrics: { latencyMs: 80 } },
      },
    ]
    const envelope = { id: 'Aa1Bb2Cc-3Dd4-Ee5F-f6Gg7', created_at: at, model: 'us.amazon.nova-pro-v1:0' }
    expect(prepareAll('bedrock-converse', [{ ...envelope, response: events }]).events).toMatchObject([
      {
        model: 'amazon/nova-pro-v1',
        promptTokens: 5,
        completionTokens: 6,
        generationMs: 80,
        toolCalls: 1,
        finishReason: 'tool_use',
      },
    ])
    expect(prepareAll('bedrock-converse', events.slice(0, 3)).skipped).toEqual({ no_usage: 3 })
  })

  it('of Cohere end with their message-end', () => {
    const events = [
      { type: 'message-start', id: 'Aa1Bb2Cc-3Dd4-Ee5F-f6Gg8' },
      { type: 'content-delta' },
      {
        type: 'message-end',
        delta: { finish_reason: 'COMPLETE', usage: { tokens: { input_tokens: 9, output_tokens: 2 } } },
      },
    ]
    const envelope = { created_at: at, model: 'command-a-03-2025', response: events }
    expect(prepareAll('cohere', [envelope]).events).toMatchObject([
      {
        id: 'Aa1Bb2Cc-3Dd4-Ee5F-f6Gg8',
        model: 'cohere/command-a-03-2025',
        promptTokens: 9,
        completionTokens: 2,
        finishReason: 'COMPLETE',
      },
    ])
  })
})
