import { TooManyRequestsResponseError, UnauthorizedResponseError } from '@openrouter/sdk/models/errors'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createKey, revokeKey } from '@/lib/access/keys'
import { useTestDatabase } from '../../support/database/database'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:15Z')
const path = '/api/v1/datasets/rankings-daily'

describe('the door of the API', () => {
  const database = useTestDatabase()
  const serve = useApiServer(database)
  const keyFor = (scope: 'read' | 'ingest') => createKey(database().db, { name: 'test', scopes: [scope] })
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  const basic = (key: string) => ({
    authorization: `Basic ${Buffer.from(`reader:${key}`).toString('base64')}`,
  })

  it('says how much is left, and 429 when nothing is, to each caller for itself', async () => {
    const { address, client } = await serve({ now, perMinute: 2, perDay: 500 })
    const first = await fetch(address + path)
    expect(first.status).toBe(200)
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'ratelimit-policy': '"minute";q=2;w=60, "day";q=500;w=86400',
      ratelimit: '"minute";r=1;t=45, "day";r=499;t=50385',
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-reset': String(Date.parse('2026-03-04T10:01:00Z')),
    })
    expect((await fetch(`${address}${path}?period=year`)).headers.get('x-ratelimit-remaining')).toBe('0')
    const error = await client()
      .datasets.getRankingsDaily()
      .catch((cause) => cause)
    expect(error).toBeInstanceOf(TooManyRequestsResponseError)
    expect(error.error).toMatchObject({
      code: 429,
      message: 'Too many requests. Send the next one in 45 seconds.',
    })
    expect(error.headers.get('retry-after')).toBe('45')
    const { key } = await keyFor('read')
    expect((await client(key).datasets.getRankingsDaily()).data).toEqual([])
  })

  it('believes X-Forwarded-For only where it is told to', async () => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    const strict = await serve({ now, perMinute: 1 })
    expect((await fetch(strict.address + path, from('192.0.2.1'))).status).toBe(200)
    expect((await fetch(strict.address + path, from('192.0.2.2'))).status).toBe(429)
    const behind = await serve({ now, perMinute: 1, trustedProxies: 1 })
    expect((await fetch(behind.address + path, from('192.0.2.1'))).status).toBe(200)
    expect((await fetch(behind.address + path, from('192.0.2.2'))).status).toBe(200)
    expect((await fetch(behind.address + path, from('made-up, 192.0.2.2'))).status).toBe(429)
    const own = { headers: { 'x-tokenboard-address': 'made-up' } }
    expect((await fetch(strict.address + path, own)).status).toBe(429)
  })

  it('answers 304 until a rollup changes something, and HEAD with the head alone', async () => {
    const { address } = await serve({ now })
    const first = await fetch(address + path)
    const tag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const again = () => fetch(address + path, { headers: { 'if-none-match': tag } })
    expect((await again()).status).toBe(304)
    const other = await fetch(`${address}${path}?period=week`, { headers: { 'if-none-match': tag } })
    expect(other.status).toBe(200)
    const head = await fetch(address + path, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, ''])
    await database().db.execute(sql`update rollup_state set data_version = data_version + 1`)
    expect((await again()).status).toBe(200)
  })

  it('names what there is where it is asked for something else', async () => {
    const { address } = await serve({ now })
    const ask = async (where: string, method = 'GET') => {
      const response = await fetch(`${address}/api/v1${where}`, { method })
      const { error } = (await response.json()) as {
        error: { code: number; message: string; metadata: object }
      }
      return { ...error, allow: response.headers.get('allow') }
    }
    expect(await ask('/datasets/nothing')).toMatchObject({
      code: 404,
      metadata: { choices: expect.arrayContaining(['GET /api/v1/datasets/rankings-daily']) },
    })
    expect(await ask('/datasets/rankings-daily', 'POST')).toMatchObject({ code: 405, allow: 'GET' })
    expect(await ask('/datasets/rankings-daily?perod=day')).toMatchObject({
      code: 400,
      message: expect.stringContaining(
        '"perod" is not a parameter here: it takes start_date, end_date, period,',
      ),
    })
    expect(await ask('/datasets/rankings-daily?period=')).toMatchObject({
      message: '"period" must not be empty.',
    })
    expect(await ask('/datasets/rankings-daily?period=day&period=week')).toMatchObject({
      message: '"period" must be given once.',
    })
  })

  describe('where reading needs a key', () => {
    it('asks for it everywhere, by a sign-in that browsers know', async () => {
      const { address, client } = await serve({ now, access: 'key' })
      const error = await client()
        .datasets.getRankingsDaily()
        .catch((cause) => cause)
      expect(error).toBeInstanceOf(UnauthorizedResponseError)
      expect(error.error).toMatchObject({ code: 401, metadata: { reason: 'invalid_key' } })
      for (const page of [
        '/',
        '/export/models.csv',
        '/pictures/models.png',
        '/embed/boards/models',
        '/feed.xml',
        '//api/health',
      ]) {
        const response = await fetch(address + page)
        expect(response.status, page).toBe(401)
        expect(response.headers.get('www-authenticate'), page).toBe(
          'Basic realm="Tokenboard", charset="UTF-8"',
        )
        expect(await response.text(), page).toContain('give your key as the password')
      }
      for (const inner of ['/api/v1/search?q=x', '/api/health/x', '/api/v1/events/x', '/api/v1/ingest']) {
        const response = await fetch(address + inner)
        expect([response.status, response.headers.get('www-authenticate')], inner).toEqual([401, 'Bearer'])
      }
    })

    it('says of a key what it lacks, and asks for another one', async () => {
      const { address } = await serve({ now, access: 'key' })
      const { key } = await keyFor('ingest')
      const page = await fetch(`${address}/`, { headers: basic(key) })
      expect([page.status, await page.text()]).toEqual([
        401,
        'This key may not read: it lacks the scope "read".\n',
      ])
    })

    it('lets in a key for reading, as a bearer or a password, until it is revoked', async () => {
      const { address, client } = await serve({ now, access: 'key' })
      const { id, key } = await keyFor('read')
      expect((await client(key).datasets.getRankingsDaily()).data).toEqual([])
      for (const headers of [bearer(key), basic(key)]) {
        const page = await fetch(`${address}/`, { headers })
        expect([page.status, await page.text()]).toEqual([200, '<p>page</p>'])
        expect(page.headers.get('cache-control')).toBe('private, no-cache')
      }
      await revokeKey(database().db, id)
      expect((await fetch(`${address}/`, { headers: basic(key) })).status).toBe(401)
    })

    it('keeps a page that it has in memory to those with a key, and from shared caches', async () => {
      const { address } = await serve({ now, access: 'key' })
      const { key } = await keyFor('read')
      let page = await fetch(`${address}/kept`, { headers: basic(key) })
      while (!page.headers.get('etag')) page = await fetch(`${address}/kept`, { headers: basic(key) })
      expect(page.headers.get('cache-control')).toBe('private, no-cache')
      const known = { ...basic(key), 'if-none-match': page.headers.get('etag')! }
      expect((await fetch(`${address}/kept`, { headers: known })).status).toBe(304)
      expect((await fetch(`${address}/kept`)).status).toBe(401)
    })

    it('lets no key for sending events read', async () => {
      const { address } = await serve({ now, access: 'key' })
      const { key } = await keyFor('ingest')
      const answer = await fetch(address + path, { headers: bearer(key) })
      expect([answer.status, await answer.json()]).toMatchObject([
        403,
        { error: { code: 403, metadata: { reason: 'missing_scope', scope: 'read' } } },
      ])
      expect((await fetch(`${address}/`, { headers: basic(key) })).status).toBe(401)
    })

    it('leaves what has a door of its own alone', async () => {
      const { address } = await serve({ now, access: 'key' })
      for (const open of [
        '/api/health',
        '/api/ready',
        '/robots.txt',
        '/api/v1/events',
        '/api/v1/ingest/litellm',
        '/api/v1/otlp/v1/traces',
        '/api/v1/otlp',
        '/api/v1/otlp/v1/metrics',
      ]) {
        expect((await fetch(address + open)).status, open).toBe(200)
      }
    })
  })
})
