import { describe, expect, it } from 'vitest'
import { prepareAll } from '../../support/ingest/prepare-one'
import { at, seconds } from '../../support/ingest/replies'

const usage = (prompt: number, completion: number) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
})
const part = (id: string, more: object) => ({ id, created: seconds, model: 'gpt-4o', ...more })
const A = 'cmpl-AAaa1Bb2Cc3Dd4Ee5Ff6'
const B = 'cmpl-BBaa1Bb2Cc3Dd4Ee5Ff6'

const counted = (adapter: 'openai-chat' | 'anthropic' | 'gemini', items: readonly unknown[]) =>
  prepareAll(adapter, items).events.map((event) => [event.promptTokens, event.completionTokens])

describe('a stream, however it is written down', () => {
  it('is one whatever its chunks are called, alone, in one record and mixed with another', () => {
    const text = (id: string, completion: number, finish_reason: string | null) =>
      part(id, {
        object: 'text_completion',
        choices: [{ text: 'x', finish_reason }],
        usage: usage(5, completion),
      })
    const one = [text(A, 1, null), text(A, 2, null), text(A, 3, 'length')]
    const other = [text(B, 4, null), text(B, 5, null), text(B, 9, 'stop')]
    expect(counted('openai-chat', one)).toEqual([[5, 3]])
    expect(counted('openai-chat', [{ response: one }])).toEqual([[5, 3]])
    const mixed = one.flatMap((chunk, place) => [chunk, other[place]])
    expect(counted('openai-chat', mixed)).toEqual([
      [5, 3],
      [5, 9],
    ])
    const asWhole = (finish_reason: string | null, completion: number) =>
      part(A, {
        object: 'chat.completion',
        choices: [{ message: {}, finish_reason }],
        usage: usage(7, completion),
      })
    expect(counted('openai-chat', [asWhole(null, 1), asWhole(null, 20), asWhole('stop', 29)])).toEqual([
      [7, 29],
    ])
  })

  it('is refused where one record holds two: it can become one event only', () => {
    const chunk = (id: string) =>
      part(id, { object: 'chat.completion.chunk', choices: [], usage: usage(5, 2) })
    const { events, rejected } = prepareAll('openai-chat', [{ response: [chunk(A), chunk(B)] }])
    expect([events, rejected]).toMatchObject([[], [{ code: 'invalid_event' }]])
  })

  it('counts the largest of each field: what comes last may be a placeholder', () => {
    const chunk = (more: object) => part(A, { object: 'chat.completion.chunk', choices: [], ...more })
    const chunks = [
      chunk({ usage: { prompt_tokens: 50, completion_tokens: 0 } }),
      chunk({
        usage: {
          prompt_tokens: 50,
          completion_tokens: 9,
          completion_tokens_details: { reasoning_tokens: 4 },
        },
      }),
      chunk({
        usage: { prompt_tokens: 0, completion_tokens: 0, completion_tokens_details: { reasoning_tokens: 0 } },
      }),
    ]
    expect(prepareAll('openai-chat', chunks).events).toMatchObject([
      { promptTokens: 50, completionTokens: 9, reasoningTokens: 4 },
    ])
    const gemini = [12, 0].map((candidatesTokenCount) => ({
      responseId: 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7',
      createTime: at,
      modelVersion: 'gemini-2.5-pro',
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount },
    }))
    expect(counted('gemini', gemini)).toEqual([[3, 12]])
  })

  it('of OpenRouter is told from replies of its other shapes in the same body', () => {
    const chunk = (completion: number, finish_reason: string | null) =>
      part(A, {
        object: 'chat.completion.chunk',
        choices: [{ delta: {}, finish_reason }],
        usage: usage(5, completion),
      })
    const response = {
      id: 'resp_Aa1Bb2Cc3Dd4Ee5Ff6',
      object: 'response',
      created_at: seconds,
      model: 'openai/gpt-5',
      status: 'completed',
      usage: { input_tokens: 7, output_tokens: 4 },
    }
    const { events, rejected } = prepareAll('openrouter', [chunk(1, null), response, chunk(9, 'stop')])
    expect(rejected).toEqual([])
    expect(events.map((event) => [event.promptTokens, event.completionTokens])).toEqual([
      [7, 4],
      [5, 9],
    ])
  })

  it('of Moonshot has its usage in the choice', () => {
    const chunks = [
      part(A, {
        object: 'chat.completion.chunk',
        choices: [{ delta: { content: 'x' }, finish_reason: null }],
      }),
      part(A, {
        object: 'chat.completion.chunk',
        choices: [{ delta: {}, finish_reason: 'stop', usage: usage(10, 79) }],
      }),
    ]
    expect(counted('openai-chat', chunks)).toEqual([[10, 79]])
  })

  it('under an id that small servers give again is another one after the end of the first', () => {
    const chunk = (created: number, completion: number, finish_reason: string | null) => ({
      ...part('chatcmpl-373', { object: 'chat.completion.chunk', usage: usage(5, completion) }),
      created,
      choices: [{ delta: {}, finish_reason }],
    })
    const first = [chunk(seconds, 1, null), chunk(seconds + 1, 2, 'stop')]
    const second = [chunk(seconds + 60, 1, null), chunk(seconds + 61, 8, 'stop')]
    const { events } = prepareAll('openai-chat', [...first, ...second])
    expect(events.map(({ id, completionTokens }) => [id, completionTokens])).toEqual([
      [`chatcmpl-373@${seconds + 1}`, 2],
      [`chatcmpl-373@${seconds + 61}`, 8],
    ])
  })

  it('that broke off is counted as far as it came, and as incomplete', () => {
    const chunk = (finish_reason: string | null) =>
      part(A, {
        object: 'chat.completion.chunk',
        choices: [{ delta: {}, finish_reason }],
        usage: usage(5, 2),
      })
    const isIncomplete = (items: readonly unknown[]) =>
      prepareAll('openai-chat', items).events.map(({ incomplete }) => incomplete)
    expect(isIncomplete([chunk(null), chunk(null)])).toEqual([true])
    expect(isIncomplete([chunk(null), chunk('stop')])).toEqual([false])
  })
})

describe('a stream of Anthropic', () => {
  const start = (id: string, input: number) => ({
    type: 'message_start',
    message: {
      id,
      type: 'message',
      model: 'claude-opus-5',
      usage: { input_tokens: input, output_tokens: 1 },
    },
  })
  const delta = (output: number, input?: number) => ({
    type: 'message_delta',
    delta: { stop_reason: 'end_turn' },
    usage: { output_tokens: output, input_tokens: input },
  })
  const stop = { type: 'message_stop' }
  const one = 'msg_01Aa1Bb2Cc3Dd4Ee5Ff6'
  const other = 'msg_02Aa1Bb2Cc3Dd4Ee5Ff6'
  const sent = (events: readonly object[]) => events.map((response) => ({ created_at: at, response }))

  it('begins once, though its first event comes twice', () => {
    const events = [start(one, 15), start(one, 15), delta(20), stop]
    expect(counted('anthropic', sent(events))).toEqual([[15, 20]])
    expect(counted('anthropic', [{ created_at: at, response: events }])).toEqual([[15, 20]])
  })

  it('is told from another that runs beside it, by the prompt that its end repeats', () => {
    const events = [start(one, 15), start(other, 30), delta(20, 15), stop, delta(40, 30), stop]
    expect(counted('anthropic', sent(events))).toEqual([
      [15, 20],
      [30, 40],
    ])
  })

  it('has counts that only grow, whichever of its ends a gateway leaves at 0', () => {
    expect(counted('anthropic', sent([start(one, 15), delta(20, 0), stop]))).toEqual([[15, 20]])
    expect(counted('anthropic', sent([start(one, 0), delta(20, 14), stop]))).toEqual([[14, 20]])
    expect(counted('anthropic', sent([start(one, 2679), delta(510, 10_682), stop]))).toEqual([[10_682, 510]])
  })
})
