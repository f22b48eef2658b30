import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connect } from '@/db/client'
import { createKey, type KeyScope, revokeKey } from '@/lib/access/keys'
import { MAX_BODY_BYTES, MAX_EVENTS } from '@/lib/http/ingest/limits'
import { postEvents } from '@/lib/http/ingest/post-events'
import { keyedRoute } from '@/lib/http/route'
import { useTestDatabase } from '../../support/database/database'

const event = (id: string, more: object = {}) => ({
  id,
  created_at: new Date().toISOString(),
  model: 'openai/gpt-5',
  prompt_tokens: 10,
  completion_tokens: 5,
  ...more,
})

describe('POST /api/v1/events', () => {
  const database = useTestDatabase()
  afterEach(() => vi.restoreAllMocks())

  async function makeKey(scopes: KeyScope[] = ['ingest']): Promise<{ id: number; key: string }> {
    return createKey(database().db, { name: 'test', scopes })
  }

  function post(
    body: BodyInit | null,
    headers: Record<string, string>,
    db = database().db,
  ): Promise<Response> {
    const route = keyedRoute('ingest', postEvents, () => db)
    return route(new Request('http://localhost/api/v1/events', { method: 'POST', body, headers }))
  }

  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

  async function codeOf(response: Response): Promise<[number, string]> {
    const { error } = (await response.json()) as { error: { code: string } }
    return [response.status, error.code]
  }

  async function storedIds(): Promise<string[]> {
    const rows = await database().db.$client`select id from events
      where day between current_date - 1 and current_date + 1 order by id`
    return rows.map((row) => row.id)
  }

  it('takes an array, an object and lines, plain and packed, and answers after the commit', async () => {
    const { id, key } = await makeKey()
    const bodies: [BodyInit, Record<string, string>][] = [
      [JSON.stringify([event('array')]), {}],
      [JSON.stringify({ events: [event('object')] }), { 'content-type': 'application/json' }],
      [`${JSON.stringify(event('line-1'))}\n{"id":\n${JSON.stringify(event('line-2'))}\n`, {}],
      [gzipSync(JSON.stringify([event('packed')])), { 'content-encoding': 'gzip' }],
    ]
    const answers = []
    for (const [body, headers] of bodies) {
      const response = await post(body, { ...bearer(key), ...headers })
      expect(response.status).toBe(200)
      answers.push(await response.json())
    }
    const one = {
      accepted: 1,
      duplicates: 0,
      completed: 0,
      adjusted: 0,
      rejected: [],
      skipped: {},
      reasons: {},
    }
    const broken = { index: 1, id: null, code: 'invalid_json', message: expect.stringContaining('Line 2') }
    expect(answers).toEqual([one, one, { ...one, accepted: 2, rejected: [broken] }, one])
    expect(await storedIds()).toEqual(['array', 'line-1', 'line-2', 'object', 'packed'])
    const sources = await database().db.$client`select distinct source, api_key_id from ingest_batches`
    expect(sources).toEqual([{ source: 'api', api_key_id: id }])
  })

  it('wants a live key with the right scope before it reads anything', async () => {
    const { id, key } = await makeKey()
    const reader = await makeKey(['read'])
    await revokeKey(database().db, id)
    const body = JSON.stringify([event('sneaked-in')])
    const unknown = `tb_${'A'.repeat(43)}`
    expect(await codeOf(await post(body, {}))).toEqual([401, 'missing_key'])
    expect(await codeOf(await post(body, { authorization: 'Basic dTpw' }))).toEqual([401, 'missing_key'])
    for (const wrong of [unknown, key, 'tb_short', key.slice(0, -1)]) {
      const response = await post(body, bearer(wrong))
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect(await codeOf(response)).toEqual([401, 'invalid_key'])
    }
    expect(await codeOf(await post(body, bearer(reader.key)))).toEqual([403, 'missing_scope'])
    expect(await storedIds()).not.toContain('sneaked-in')
  })

  it('names the fault of a body that it cannot read, and stores nothing of it', async () => {
    const { key } = await makeKey()
    const before = await storedIds()
    const many = Array.from({ length: MAX_EVENTS + 1 }, (_, index) => event(`many-${index}`))
    const big = ' '.repeat(MAX_BODY_BYTES + 1)
    expect(await codeOf(await post('[1,', bearer(key)))).toEqual([400, 'invalid_json'])
    expect(await codeOf(await post(null, bearer(key)))).toEqual([400, 'invalid_json'])
    expect(await codeOf(await post('"text"', bearer(key)))).toEqual([400, 'not_events'])
    expect(await codeOf(await post(JSON.stringify(many), bearer(key)))).toEqual([413, 'too_many_events'])
    expect(await codeOf(await post(big, bearer(key)))).toEqual([413, 'body_too_large'])
    const packed = { ...bearer(key), 'content-encoding': 'gzip' }
    expect(await codeOf(await post(gzipSync(big), packed))).toEqual([413, 'body_too_large'])
    expect(await codeOf(await post('[]', packed))).toEqual([400, 'invalid_gzip'])
    expect(await storedIds()).toEqual(before)
  })

  it('takes the largest batch there may be in one go', async () => {
    const { key } = await makeKey()
    const most = Array.from({ length: MAX_EVENTS }, (_, index) => event(`most-${index}`))
    const response = await post(JSON.stringify(most), bearer(key))
    expect(await response.json()).toMatchObject({ accepted: MAX_EVENTS, rejected: [] })
  })

  it('asks to come back where the database is away', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const away = connect('postgres://nobody@127.0.0.1:1/nothing')
    const response = await post('[]', bearer(`tb_${'A'.repeat(43)}`), away)
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await codeOf(response)).toEqual([503, 'database_unavailable'])
    await away.$client.end()
  })
})
