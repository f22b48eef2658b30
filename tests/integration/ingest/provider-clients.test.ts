import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '@/lib/access/keys'
import { postSource } from '@/lib/http/ingest/post-source'
import { keyedRoute } from '@/lib/http/route'
import { useTestDatabase } from '../../support/database/database'
import { startStandIn } from '../../support/ingest/provider-stand-in'
import { readUsageFixtures, type UsageFixture } from '../../support/ingest/usage-fixtures'

const at = '2025-08-21T10:00:00Z'
const created = Date.parse(at) / 1000

/** A recorded reply with something of everything. */
function recorded(file: string, source: string, isRich: (fixture: UsageFixture) => boolean): UsageFixture {
  return readUsageFixtures(file).find((fixture) => fixture.source === source && isRich(fixture))!
}

const chat = recorded('openai', 'openai-chat', ({ reasoning }) => reasoning > 0)
const response = recorded(
  'openai',
  'openai-responses',
  ({ cached, reasoning }) => cached > 0 && reasoning > 0,
)
const message = recorded(
  'anthropic',
  'anthropic',
  ({ cached, reply }) => cached > 0 && reply.type === 'message',
)

const call = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } }
const chatReply = (id: string) => ({
  ...chat.reply,
  id,
  created,
  model: 'gpt-5-2025-08-07',
  choices: [
    {
      index: 0,
      finish_reason: 'tool_calls',
      message: { role: 'assistant', content: null, tool_calls: [call] },
    },
  ],
})
const chatChunk = (more: object) => ({
  id: 'chatcmpl-Aa1Bb2Cc3Dd4stream',
  object: 'chat.completion.chunk',
  created,
  model: 'gpt-5-2025-08-07',
  usage: null,
  choices: [],
  ...more,
})
const claude = (id: string) => ({
  ...message.reply,
  id,
  role: 'assistant',
  model: 'claude-sonnet-4-5-20250929',
  content: [{ type: 'text', text: 'Hi' }],
  stop_reason: 'end_turn',
  stop_sequence: null,
})
const claudeUsage = message.reply.usage as Record<string, unknown>

const answers = {
  '/openai/chat/completions': chatReply('chatcmpl-Aa1Bb2Cc3Dd4whole'),
  '/openai-stream/chat/completions': [
    chatChunk({ choices: [{ index: 0, delta: { role: 'assistant', tool_calls: [{ index: 0, ...call }] } }] }),
    chatChunk({ choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }),
    chatChunk({ usage: chat.reply.usage }),
  ],
  '/openai/responses': {
    ...response.reply,
    id: 'resp_Aa1Bb2Cc3Dd4Ee5whole',
    created_at: created,
    model: 'gpt-5-2025-08-07',
    status: 'completed',
    output: [],
  },
  '/anthropic/v1/messages': claude('msg_01Aa1Bb2Cc3Dd4whole'),
  '/anthropic-stream/v1/messages': [
    {
      type: 'message_start',
      message: {
        ...claude('msg_01Aa1Bb2Cc3Dd4stream'),
        content: [],
        usage: { ...claudeUsage, output_tokens: 1 },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi' } },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn' },
      usage: { output_tokens: claudeUsage.output_tokens },
    },
    { type: 'message_stop' },
  ],
}

describe('what the official clients hand on', () => {
  const database = useTestDatabase()
  let url: string
  let stop: () => Promise<void>
  let key: string

  beforeAll(async () => {
    ;({ url, stop } = await startStandIn(answers))
    key = (await createKey(database().db, { name: 'test', scopes: ['ingest'] })).key
  })
  afterAll(() => stop())

  const openai = (path: string) => new OpenAI({ apiKey: 'none', baseURL: url + path, maxRetries: 0 })
  const anthropic = (path: string) => new Anthropic({ apiKey: 'none', baseURL: url + path, maxRetries: 0 })

  /** Sends what a client returned, and reads back what was stored of it. */
  async function post(source: string, value: unknown, id: string) {
    const route = keyedRoute('ingest', postSource, () => database().db)
    const answer = await route(
      new Request(`http://localhost/api/v1/ingest/${source}`, {
        method: 'POST',
        body: JSON.stringify(value),
        headers: { authorization: `Bearer ${key}` },
      }),
    )
    expect(await answer.json()).toMatchObject({ accepted: 1, rejected: [] })
    const [row] = await database().db.$client`
      select prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, tool_calls, finish_reason, permaslug
      from events join models on models.id = model_id where day = '2025-08-21' and events.id = ${id}`
    return row
  }

  const stored = (fixture: UsageFixture) => ({
    prompt_tokens: BigInt(fixture.prompt),
    completion_tokens: BigInt(fixture.completion),
    reasoning_tokens: BigInt(fixture.reasoning),
    cached_tokens: BigInt(fixture.cached),
  })
  const question = [{ role: 'user', content: 'Hi' }] as const

  it('of a chat completion', async () => {
    const reply = await openai('/openai').chat.completions.create({ model: 'gpt-5', messages: [...question] })
    expect(await post('openai-chat', reply, 'chatcmpl-Aa1Bb2Cc3Dd4whole')).toEqual({
      ...stored(chat),
      permaslug: 'openai/gpt-5-2025-08-07',
      tool_calls: 1,
      finish_reason: 'tool_calls',
    })
  })

  it('of a chat completion as a stream', async () => {
    const stream = await openai('/openai-stream').chat.completions.create({
      model: 'gpt-5',
      messages: [...question],
      stream: true,
      stream_options: { include_usage: true },
    })
    const chunks = []
    for await (const chunk of stream) chunks.push(chunk)
    expect(chunks).toHaveLength(3)
    expect(await post('openai-chat', chunks, 'chatcmpl-Aa1Bb2Cc3Dd4stream')).toMatchObject({
      ...stored(chat),
      tool_calls: 1,
    })
  })

  it('of a response', async () => {
    const reply = await openai('/openai').responses.create({ model: 'gpt-5', input: 'Hi' })
    expect(await post('openai-responses', reply, 'resp_Aa1Bb2Cc3Dd4Ee5whole')).toMatchObject({
      ...stored(response),
      permaslug: 'openai/gpt-5-2025-08-07',
      finish_reason: 'completed',
    })
  })

  const asked = { model: 'claude-sonnet-5', max_tokens: 100, messages: [...question] }

  it('of a message', async () => {
    const reply = await anthropic('/anthropic').messages.create(asked)
    expect(await post('anthropic', { created_at: at, response: reply }, 'msg_01Aa1Bb2Cc3Dd4whole')).toEqual({
      ...stored(message),
      permaslug: 'anthropic/claude-sonnet-4-5-20250929',
      tool_calls: 0,
      finish_reason: 'end_turn',
    })
  })

  it('of a message as a stream, in its events and put together', async () => {
    const events = []
    const stream = anthropic('/anthropic-stream').messages.stream(asked)
    for await (const event of stream) events.push(structuredClone(event))
    const whole = await stream.finalMessage()
    expect(
      await post('anthropic', { created_at: at, response: events }, 'msg_01Aa1Bb2Cc3Dd4stream'),
    ).toMatchObject(stored(message))
    const again = { created_at: at, id: 'msg_stream_again', response: whole }
    expect(await post('anthropic', again, 'msg_stream_again')).toMatchObject(stored(message))
  })
})
