import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '@/lib/access/keys'
import { totalTokens } from '@/lib/domain/measures'
import { postSource } from '@/lib/http/post-source'
import { keyedRoute } from '@/lib/http/route'
import { getBoard } from '@/lib/queries/board'
import { readSnapshot } from '@/lib/queries/snapshot'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../support/database'
import { litellmPayload, spendLog } from '../support/litellm-payload'

const at = '2025-08-21T10:00:00Z'
const created = Date.parse(at) / 1000
const now = new Date('2025-08-22T09:00:00Z')

const chat = {
  object: 'chat.completion',
  created,
  usage: {
    prompt_tokens: 1000,
    completion_tokens: 100,
    total_tokens: 1100,
    completion_tokens_details: { reasoning_tokens: 60 },
    prompt_tokens_details: { cached_tokens: 800 },
  },
}
const responsesUsage = { input_tokens: 2000, output_tokens: 200, total_tokens: 2200 }
const claudeUsage = {
  input_tokens: 10,
  cache_read_input_tokens: 2900,
  cache_creation_input_tokens: 90,
  output_tokens: 300,
}

/** For each source: what is sent, and which model it puts on the leaderboard with how many tokens. */
const sources = {
  'openai-chat': {
    items: [{ ...chat, id: 'chatcmpl-0', model: 'gpt-4o-2024-08-06' }],
    model: 'openai/gpt-4o-2024-08-06',
    tokens: 1100n,
    provider: 'OpenAI',
  },
  'openai-responses': {
    items: [
      { type: 'response.created', response: { id: 'resp_1', status: 'in_progress', usage: null } },
      {
        type: 'response.completed',
        response: {
          id: 'resp_1',
          object: 'response',
          created_at: created,
          model: 'gpt-5-2025-08-07',
          usage: responsesUsage,
        },
      },
    ],
    model: 'openai/gpt-5-2025-08-07',
    tokens: 2200n,
    provider: 'OpenAI',
  },
  anthropic: {
    items: [
      {
        created_at: at,
        response: { id: 'msg_1', type: 'message', model: 'claude-sonnet-4-5-20250929', usage: claudeUsage },
      },
    ],
    model: 'anthropic/claude-sonnet-4-5-20250929',
    tokens: 3300n,
    provider: 'Anthropic',
  },
  gemini: {
    items: [3, 400].map((candidates) => ({
      responseId: 'gemini-1',
      modelVersion: 'gemini-2.5-pro',
      createTime: at,
      usageMetadata: { promptTokenCount: 4000, candidatesTokenCount: candidates, thoughtsTokenCount: 40 },
    })),
    model: 'google/gemini-2.5-pro',
    tokens: 4440n,
    provider: 'Google',
  },
  'bedrock-converse': {
    items: [
      {
        id: 'req-1',
        created_at: at,
        model: 'us.amazon.nova-pro-v1:0',
        response: {
          usage: { inputTokens: 4000, outputTokens: 500, cacheReadInputTokens: 1000, totalTokens: 5500 },
        },
      },
    ],
    model: 'amazon/nova-pro-v1',
    tokens: 5500n,
    provider: 'Amazon Bedrock',
  },
  cohere: {
    items: [
      {
        created_at: at,
        model: 'command-a-03-2025',
        response: {
          id: 'c-1',
          usage: { billed_units: { input_tokens: 1 }, tokens: { input_tokens: 6000, output_tokens: 600 } },
        },
      },
    ],
    model: 'cohere/command-a-03-2025',
    tokens: 6600n,
    provider: 'Cohere',
  },
  openrouter: {
    items: [
      { id: 'gen-1', object: 'chat.completion.chunk', created, model: 'z-ai/glm-4.6', choices: [] },
      { ...chat, id: 'gen-1', object: 'chat.completion.chunk', model: 'z-ai/glm-4.6', provider: 'Z.AI' },
    ],
    model: 'z-ai/glm-4.6',
    tokens: 1100n,
    provider: 'Z.AI',
  },
  litellm: {
    items: [litellmPayload({ model: 'mistral/mistral-large-latest', custom_llm_provider: 'mistral' })],
    model: 'mistralai/mistral-large-latest',
    tokens: 150n,
    provider: 'Mistral',
  },
} as const

type Source = keyof typeof sources
const names = Object.keys(sources) as Source[]

describe('POST /api/v1/ingest/<source>', () => {
  const database = useTestDatabase()
  let key: string

  beforeAll(async () => {
    key = (await createKey(database().db, { name: 'test', scopes: ['ingest'] })).key
  })

  async function post(source: string, body: BodyInit, headers: Record<string, string> = {}) {
    const route = keyedRoute('ingest', postSource, () => database().db)
    const response = await route(
      new Request(`http://localhost/api/v1/ingest/${source}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${key}`, ...headers },
      }),
    )
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  async function countEvents(): Promise<number> {
    const [row] = await database().db.$client<{ count: number }[]>`
      select count(*)::int as count from events where day between '2025-08-01' and '2025-08-31'`
    return row!.count
  }

  async function tokensOf(dimension: 'models' | 'providers' | 'apps'): Promise<Record<string, bigint>> {
    const question = {
      category: 'all',
      period: 'day',
      range: null,
      variants: 'split',
      metric: 'tokens',
      limit: null,
      appGroup: null,
    } as const
    const board = await readSnapshot(database().db, (reader) => getBoard(reader, dimension, question, now))
    return Object.fromEntries(board.rows.map((row) => [row.name, totalTokens(row)]))
  }

  it.each(names)('takes what %s sends', async (source) => {
    const { items } = sources[source]
    const { status, body } = await post(source, JSON.stringify(items), { 'X-Title': 'Front desk' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ accepted: 1, duplicates: 0, adjusted: 0, rejected: [] })
    const [batch] = await database().db.$client`select source from ingest_batches order by id desc limit 1`
    expect(batch).toEqual({ source: `api:${source}` })
  })

  it('counts nothing twice when all of it comes again, in lines and packed', async () => {
    const before = await countEvents()
    for (const source of names) {
      const lines = sources[source].items.map((item) => JSON.stringify(item)).join('\n')
      const { body } = await post(source, gzipSync(lines), { 'content-encoding': 'gzip' })
      expect(body).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] })
    }
    expect(await countEvents()).toBe(before)
    expect(before).toBe(names.length)
  })

  it('has all of it on the leaderboards, with the right tokens', async () => {
    await runRollup(database().db, { now })
    const models: Record<string, bigint> = {}
    for (const name of names) models[sources[name].model.split('/')[1]!] = sources[name].tokens
    expect(await tokensOf('models')).toEqual(models)
    expect(await tokensOf('providers')).toEqual({
      OpenAI: 3300n,
      ...Object.fromEntries(
        names
          .filter((name) => sources[name].provider !== 'OpenAI')
          .map((name) => [sources[name].provider, sources[name].tokens]),
      ),
    })
    // LiteLLM's payload names an app of its own; all else is of who sent it, by the headers of the request.
    const whole = Object.values(models).reduce((sum, tokens) => sum + tokens, 0n)
    expect(await tokensOf('apps')).toEqual({ 'Front desk': whole - 150n, 'cline.bot': 150n })
    expect(await verifyRollups(database().db)).toMatchObject({ differences: [] })
  })

  it('takes an export of the spend logs for what LiteLLM sent before', async () => {
    const row = { ...spendLog, model: 'mistral/mistral-large-latest', custom_llm_provider: 'mistral' }
    expect((await post('litellm', JSON.stringify([row]))).body).toMatchObject({ accepted: 0, duplicates: 1 })
  })

  it('keeps the good ones beside broken ones, and stores nothing of those', async () => {
    const before = await countEvents()
    const good = { ...chat, id: 'chatcmpl-2', model: 'gpt-4o' }
    const bad = [
      { ...chat, id: 'chatcmpl-3', model: 'gpt-4o', created: undefined },
      { ...chat, id: 'chatcmpl-4', model: 'gpt-4o', usage: { prompt_tokens: 1.5, completion_tokens: 1 } },
      { error: { message: 'overloaded' } },
      { ...good, usage: { ...chat.usage, prompt_tokens: 1 } },
    ]
    const { body } = await post('openai-chat', JSON.stringify([good, ...bad]))
    expect(body).toMatchObject({
      accepted: 1,
      rejected: [
        {
          index: 1,
          id: 'chatcmpl-3',
          code: 'invalid_created_at',
          message: expect.stringContaining('"created_at"'),
        },
        { index: 2, id: 'chatcmpl-4', code: 'invalid_prompt_tokens' },
        { index: 4, id: 'chatcmpl-2', code: 'conflict' },
      ],
      skipped: { failed: 1 },
    })
    expect(await countEvents()).toBe(before + 1)
  })

  it('says which sources there are where one is unknown, and what is wrong with a body', async () => {
    const unknown = await post('openai', '[]')
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'unknown_source' } } })
    expect(JSON.stringify(unknown.body)).toContain('openai-chat')
    for (const source of names) expect(await post(source, '{"id":')).toMatchObject({ status: 400 })
  })
})
