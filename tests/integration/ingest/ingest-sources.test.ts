import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '@/lib/access/keys'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { postSource } from '@/lib/http/ingest/post-source'
import { keyedRoute } from '@/lib/http/route'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'
import { spendLog } from '../../support/ingest/litellm-payload'
import { chat, sources } from '../../support/ingest/source-records'

const now = new Date('2025-08-22T09:00:00Z')

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
    const board = await askBoard(database().db, dimension, { period: 'day' }, now)
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
