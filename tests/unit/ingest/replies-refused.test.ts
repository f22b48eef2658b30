import { describe, expect, it } from 'vitest'
import type { AdapterName } from '@/lib/ingest/adapters/table'
import { prepareAll } from '../../support/ingest/prepare-one'
import { at, chat, converse, gemini, message, seconds } from '../../support/ingest/replies'

describe('a reply that cannot be taken', () => {
  const refused = (adapter: AdapterName, item: unknown) => prepareAll(adapter, [item]).rejected[0]

  it('says that a time is missing, and how to send one: the day of the receipt would be a guess', () => {
    const { created: _, ...timeless } = chat
    for (const [adapter, reply] of [
      ['anthropic', message],
      ['openai-chat', timeless],
    ] as const) {
      expect(refused(adapter, reply)).toEqual({
        index: 0,
        id: reply.id,
        code: 'invalid_created_at',
        message:
          'The reply does not say when it was made: send {"created_at": "2026-08-21T10:00:00Z", "response": …} with the reply as it is.',
      })
    }
  })

  it.each<[AdapterName, unknown, string]>([
    ['bedrock-converse', converse, 'invalid_id'],
    ['bedrock-converse', { id: 'x', created_at: at, response: converse }, 'invalid_model'],
    ['openai-chat', { ...chat, usage: undefined }, 'invalid_prompt_tokens'],
    [
      'openai-chat',
      { ...chat, usage: { prompt_tokens: '10', completion_tokens: 5 } },
      'invalid_prompt_tokens',
    ],
    [
      'openai-chat',
      { ...chat, usage: { prompt_tokens: 12, completion_tokens: 14417.92, total_tokens: 14429.92 } },
      'invalid_completion_tokens',
    ],
    ['openai-responses', { ...chat, usage: null, created_at: seconds }, 'invalid_prompt_tokens'],
    ['openai-chat', { ...chat, created: 0 }, 'invalid_created_at'],
    ['openai-chat', { ...chat, created: 1e300 }, 'invalid_created_at'],
    [
      'anthropic',
      { created_at: at, response: { ...message, usage: { output_tokens: 5 } } },
      'invalid_prompt_tokens',
    ],
    [
      'anthropic',
      {
        created_at: at,
        response: { ...message, usage: { ...message.usage, cache_read_input_tokens: '20' } },
      },
      'invalid_cached_tokens',
    ],
    [
      'gemini',
      { created_at: at, response: { ...gemini, usageMetadata: undefined, candidates: undefined } },
      'invalid_prompt_tokens',
    ],
    ['gemini', { created_at: '2025-08-21T10:00:00', response: gemini }, 'invalid_created_at'],
    [
      'cohere',
      { id: 'x', created_at: at, model: 'command-a', response: { id: 'y' } },
      'invalid_prompt_tokens',
    ],
    ['openrouter', { ...chat, id: undefined }, 'invalid_id'],
    ['openrouter', 'text', 'invalid_event'],
    ['openrouter', null, 'invalid_event'],
    ['openrouter', [chat], 'invalid_event'],
  ])('of %s is refused with its reason (%#)', (adapter, item, code) => {
    expect(prepareAll(adapter, [item])).toMatchObject({ events: [], rejected: [{ code }] })
  })

  it('is named by the id that was given beside it', () => {
    const response = { ...chat, usage: undefined }
    const rejected = ({ id }: { id?: string }) =>
      prepareAll('openai-chat', [{ id, response }]).rejected.map((rejection) => rejection.id)
    expect([rejected({ id: 'mine' }), rejected({})]).toEqual([['mine'], [chat.id]])
  })

  it.each<[AdapterName, unknown]>([
    ['openai-chat', { error: { message: 'overloaded', code: 529 } }],
    ['anthropic', { created_at: at, response: { type: 'error', error: { type: 'overloaded_error' } } }],
    [
      'openai-responses',
      {
        id: 'resp_Aa1Bb2Cc3Dd4Ee5Ff6',
        object: 'response',
        created_at: seconds,
        status: 'failed',
        usage: null,
      },
    ],
    ['openrouter', { id: 'gen-1', error: { code: 502 }, choices: [] }],
  ])('because the call failed is no usage (%#)', (adapter, item) => {
    expect(prepareAll(adapter, [item])).toEqual({ events: [], rejected: [], skipped: { failed: 1 } })
  })
})
