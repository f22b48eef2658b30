import { once } from 'node:events'
import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { createDrawLimit } from '@/lib/http/limit/draw-limit'
import { createPageDoor, type Handler } from '@/lib/http/page/page-door'
import { PageGeneration } from '@/lib/http/page/page-generation'
import { ADDRESS_HEADER } from '@/lib/http/server/client-address'
import { type ListeningServer, listenOn } from '@/lib/http/server/web-server'
import { defer } from '../../support/defer'

const SECONDS_PER_MINUTE = 15

describe('the limit of drawing', () => {
  let web: ListeningServer
  afterEach(() => web.stop())

  /** The site's door before a site of which each answer takes as long as its address says: `/growth/400`. */
  async function open(site?: Handler) {
    const clock = { ms: 0 }
    const limited: string[] = []
    const drawn: string[] = []
    const door = createPageDoor({
      async behind(request, response) {
        drawn.push(request.url!)
        if (site) return site(request, response)
        clock.ms += Number(/\d+/.exec(request.url!)?.[0] ?? 0)
        response.setHeader('content-type', request.url!.startsWith('/export/') ? 'text/csv' : 'text/html')
        response.setHeader('cache-control', 's-maxage=60')
        response.end('drawn')
      },
      generation: new PageGeneration(),
      address: () => web.server.address() as AddressInfo,
      onError: (error) => {
        throw error
      },
      limit: createDrawLimit({
        secondsPerMinute: SECONDS_PER_MINUTE,
        onLimited: (reason) => limited.push(reason),
        nowMs: () => clock.ms,
        waitMs: 50,
      }),
    })
    web = await listenOn(0, '127.0.0.1', (request, response) => {
      request.headers[ADDRESS_HEADER] = String(request.headers['x-as'] ?? 'one')
      void door(request, response)
    })
    return { clock, limited, drawn }
  }

  async function ask(path: string, as = 'one', method = 'GET') {
    const { port } = web.server.address() as AddressInfo
    const headers = { 'x-as': as }
    const asked = send({ host: '127.0.0.1', port, path, method, headers, agent: false }).end()
    const [response] = await once(asked, 'response')
    const body = String(await buffer(response))
    return { status: response.statusCode as number, headers: response.headers, body }
  }

  it('sends an address away that had its time drawn, alone, and not from what is in memory', async () => {
    const { clock, limited } = await open()
    expect((await ask('/kept')).status).toBe(200)
    for (let page = 0; page < 40; page++) expect((await ask(`/growth/500/${page}`)).status).toBe(200)
    const page = await ask('/growth/500/41')
    expect([page.status, page.headers['retry-after'], page.headers['cache-control']]).toEqual([
      429,
      '1',
      'no-store',
    ])
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).toContain('Load this page again in 1 second.')
    expect(limited).toEqual(['address'])
    expect((await ask('/kept')).status).toBe(200)
    expect((await ask('/growth/500/41', 'another')).status).toBe(200)
    clock.ms += 1_000
    expect((await ask('/growth/500/42')).status).toBe(200)
  })

  it('tells programs in the words of their failures', async () => {
    await open()
    expect((await ask('/growth/19999')).status).toBe(200)
    const details = { code: 'rate_limit_exceeded', retry_after_seconds: 20 }
    for (const path of ['/export/models.csv', '/pictures/models/all/week.png', '/api/v1/search?q=a']) {
      const { status, body } = await ask(path)
      expect([status, JSON.parse(body).error], path).toMatchObject([429, details])
    }
    const { status, body } = await ask('/api/v1/models')
    const metadata = { reason: 'rate_limit_exceeded', retry_after_seconds: 20 }
    expect([status, JSON.parse(body).error]).toMatchObject([429, { code: 429, metadata }])
    expect((await ask('/growth?_rsc=1')).headers['content-type']).toContain('text/html')
  })

  it('never sends away events, who watches the site, and files of the build', async () => {
    await open()
    await ask('/growth/60000')
    expect((await ask('/growth/1')).status).toBe(429)
    const watched = [
      '/api/health',
      '/api/ready',
      '/metrics',
      '/_next/static/chunks/a.js?dpl=1',
      '/robots.txt',
    ]
    for (const path of watched) expect((await ask(path)).status, path).toBe(200)
    for (const path of ['/api/v1/events', '/api/v1/ingest/litellm', '/api/v1/otlp/v1/traces']) {
      expect((await ask(path, 'one', 'POST')).status, path).toBe(200)
    }
    for (const path of ['/api/v1/eventsx', '/_next/image?url=a', '/api/healthy', '/_next/static']) {
      expect((await ask(path)).status, path).toBe(429)
    }
  })

  it('draws a few at a time, two for one address, and sends away who waits too long', async () => {
    const over = defer()
    const { limited, drawn } = await open(async (_, response) => {
      await over.promise
      response.end()
    })
    const held = ['/export/a', '/export/b'].map((path) => ask(path))
    await expect.poll(() => drawn.length).toBe(2)
    expect((await ask('/export/c')).status).toBe(429)
    const another = ask('/export/d', 'another')
    await expect.poll(() => drawn).toEqual(['/export/a', '/export/b', '/export/d'])
    expect((await ask('/export/e', 'third')).headers['retry-after']).toBe('1')
    expect(limited).toEqual(['queue', 'queue'])
    over.resolve()
    for (const answer of await Promise.all([...held, another])) expect(answer.status).toBe(200)
    expect((await ask('/export/c')).status).toBe(200)
  })

  it('lets all who ask for one page wait for its one drawing', async () => {
    const over = defer()
    const { drawn } = await open(async (_, response) => {
      response.setHeader('content-type', 'text/html')
      response.setHeader('cache-control', 's-maxage=60')
      await over.promise
      response.end('page')
    })
    const readers = Array.from({ length: 100 }, (_, number) => ask('/', `${number % 7}`))
    await expect.poll(() => drawn).toEqual(['/'])
    over.resolve()
    for (const { status, body } of await Promise.all(readers)) expect([status, body]).toEqual([200, 'page'])
    expect(drawn).toEqual(['/'])
  })

  it('keeps no place, and charges nothing, while a reader takes nothing', async () => {
    const text = 'x'.repeat(1_000_000)
    const { clock, drawn } = await open(async (request, response) => {
      if (request.url !== '/export/slow') return void response.end()
      for (let part = 0; part < 20; part++) {
        if (!response.write(text)) await once(response, 'drain')
      }
      response.end()
    })
    const { port } = web.server.address() as AddressInfo
    const slow = ['/export/slow', '/export/slow'].map((path) => {
      const headers = { 'x-as': 'one' }
      return once(send({ host: '127.0.0.1', port, path, headers, agent: false }).end(), 'response')
    })
    await expect.poll(() => drawn.length).toBe(2)
    await expect.poll(async () => (await ask('/export/a')).status).toBe(200)
    clock.ms += 60_000_000
    expect((await ask('/export/b')).status).toBe(200)
    for (const [response] of await Promise.all(slow)) {
      expect((await buffer(response)).length).toBe(20 * text.length)
    }
    expect((await ask('/export/c')).status).toBe(200)
  })
})
