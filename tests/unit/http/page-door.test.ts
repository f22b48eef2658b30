import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingHttpHeaders, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createPageDoor, type Handler } from '@/lib/http/page/page-door'
import { notePageFailure } from '@/lib/http/page/page-failures'
import { PageGeneration } from '@/lib/http/page/page-generation'
import type { FindMeant } from '@/lib/http/page/signpost'
import { type ListeningServer, listenOn } from '@/lib/http/server/web-server'
import { defer } from '../../support/defer'

const pageHeaders = { 'content-type': 'text/html', 'cache-control': 's-maxage=60', vary: 'rsc' }

/** As Next does it: header by header. */
function sendPage(response: ServerResponse, body: string, status = 200): void {
  response.statusCode = status
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
  response.end(body)
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

describe('the page door', () => {
  let web: ListeningServer
  const errors: unknown[] = []
  afterEach(async () => {
    await web.stop()
    expect(errors).toEqual([])
  })

  /** The door before a site that counts what it is asked. */
  async function open(site: Handler, findMeant?: FindMeant) {
    const generation = new PageGeneration()
    const asked: string[] = []
    const door = createPageDoor({
      behind: (request, response) => {
        asked.push(`${request.method} ${request.url}`)
        return site(request, response)
      },
      generation,
      address: () => web.server.address() as AddressInfo,
      onError: (error) => errors.push(error),
      ...(findMeant && { findMeant }),
    })
    web = await listenOn(0, '127.0.0.1', (request, response) => void door(request, response))
    return { generation, asked }
  }

  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    const { port } = web.server.address() as AddressInfo
    const asked = send({ host: '127.0.0.1', port, path, method, headers, agent: false }).end()
    const [response] = await once(asked, 'response')
    const chunks: Buffer[] = await response.toArray()
    return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
  }

  /** Asks until the page comes from memory, which alone gives tags. */
  async function askUntilKept(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    for (;;) {
      const answer = await ask(path, headers)
      if (answer.headers.etag) return answer
    }
  }

  it('answers from memory what the site answered once', async () => {
    const { asked } = await open(async (_, response) => {
      sendPage(response, '<p>page</p>')
    })
    // A cache elsewhere would go on showing the page after a rollup.
    const noLifetime = { 'content-type': 'text/html', 'cache-control': 'public, no-cache' }
    expect((await ask('/')).headers).toMatchObject(noLifetime)
    const zipped = await askUntilKept('/', { 'accept-encoding': 'gzip' })
    const before = asked.length
    expect(gunzipSync(zipped.body).toString()).toBe('<p>page</p>')
    expect((await ask('/')).body.toString()).toBe('<p>page</p>')
    expect(zipped.headers).toMatchObject({ ...noLifetime, vary: 'rsc, Accept-Encoding' })

    const head = await ask('/', { 'accept-encoding': 'gzip' }, 'HEAD')
    expect(head.body.length).toBe(0)
    expect(head.headers['content-length']).toBe(String(zipped.body.length))

    const unchanged = await ask('/', { 'accept-encoding': 'gzip', 'if-none-match': zipped.headers.etag! })
    expect({ status: unchanged.status, length: unchanged.body.length }).toEqual({ status: 304, length: 0 })
    expect(unchanged.headers.etag).toBe(zipped.headers.etag)
    expect((await ask('/', { 'if-none-match': zipped.headers.etag! })).status).toBe(200)
    expect(asked.length).toBe(before)
  })

  it('lets everything else through untouched, every time', async () => {
    const { asked } = await open(async (request, response) => {
      const sent = Buffer.concat(await request.toArray())
      if (request.url === '/moved') response.writeHead(308, { location: '/' }).end()
      else if (request.url === '/missing') sendPage(response, 'nothing here', 404)
      else response.writeHead(200, { 'x-sent': sent.length, 'content-type': 'text/csv' }).end('a,b')
    })
    for (const path of ['/moved', '/missing', '/api/v1/events', '/export/models.csv', '/?a=b']) {
      const [first, second] = [await ask(path), await ask(path)]
      const { date: _, ...headers } = first.headers
      expect(second.headers, path).toMatchObject(headers)
      expect(second.body, path).toEqual(first.body)
      expect(asked.filter((line) => line === `GET ${path}`).length, path).toBe(2)
      expect(first.headers.etag, path).toBeUndefined()
    }
  })

  it('answers a page that is missing with the one drawn for any unknown address', async () => {
    await open(async (request, response) => {
      const isDrawn = request.url === '/nothing-is-called-this'
      sendPage(response, isDrawn ? '<main>not found</main>' : 'left to scripts', 404)
    })
    for (const encoding of ['gzip', 'identity']) {
      const found = await ask('/models/none', { 'accept-encoding': encoding })
      const body = encoding === 'gzip' ? gunzipSync(found.body) : found.body
      expect([found.status, body.toString()]).toEqual([404, '<main>not found</main>'])
      expect(found.headers['content-length']).toBe(String(found.body.length))
    }
    expect((await ask('/models/none', {}, 'HEAD')).status).toBe(404)
  })

  it('answers a comparison that is missing with what can be told of it', async () => {
    await open(async (request, response) => {
      const isTelling = request.url!.startsWith('/missing/')
      if (request.url === '/missing/compare/broken') sendPage(response, 'error', 500)
      else if (isTelling) sendPage(response, `no ${request.url!.split('/').at(-1)}`)
      else
        sendPage(response, request.url === '/nothing-is-called-this' ? 'not found' : 'left to scripts', 404)
    })
    const answered = async (path: string) => {
      const { status, body } = await ask(path)
      return [status, body.toString()]
    }
    expect(await answered('/compare/models/none')).toEqual([404, 'no none'])
    expect(await answered('/compare/models/other')).toEqual([404, 'no other'])
    expect(await answered('/compare/broken')).toEqual([404, 'not found'])
    expect(await answered('/missing/compare/models/none')).toEqual([404, 'not found'])
  })

  it('leads to the page that was meant, and asks the site for nothing where the address says enough', async () => {
    const found = new Map([
      ['deepseek', '/authors/deepseek'],
      ['old/name', '/models/new/name'],
    ])
    const { asked } = await open(
      async (request, response) => {
        const isMissing = request.url!.startsWith('/models/') || request.url === '/nothing-is-called-this'
        sendPage(response, isMissing ? 'not found' : 'page', isMissing ? 404 : 200)
      },
      async ({ names: [first] }) => found.get(first!.name),
    )
    const answered = async (path: string, method?: string) => {
      const { status, headers, body } = await ask(path, {}, method)
      return [status, headers.location ?? body.toString()]
    }
    expect(await answered('/rankings')).toEqual([308, '/'])
    expect(await answered('/boards/speed/?from=a-letter', 'HEAD')).toEqual([308, '/boards/speed'])
    expect(await answered('/deepseek')).toEqual([307, '/authors/deepseek'])
    expect(asked).toEqual([])
    expect(await answered('/models/old/name')).toEqual([307, '/models/new/name'])
    expect(await answered('/models/old/name?from=a-letter')).toEqual([307, '/models/new/name'])
    expect(await answered('/models/no/one')).toEqual([404, 'not found'])
    expect(await answered('/boards/speed')).toEqual([200, 'page'])
  })

  it('says that the database is away where it cannot look for other names', async () => {
    await open(
      async (_, response) => sendPage(response, 'not found', 404),
      () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })),
    )
    for (const path of ['/nobody', '/models/no/one']) {
      const answer = await ask(path)
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5'])
    }
  })

  it('turns away addresses that nothing can be called, before anyone is asked', async () => {
    const { asked } = await open(async (_, response) => {
      sendPage(response, 'page')
    })
    const unsound = ['/models/a/%00', '/apps/%2500', '/models/a/%FF', '/boards/models/50%', '/search?q=a%00b']
    for (const path of unsound) {
      const answer = await ask(path)
      expect([answer.status, answer.headers['cache-control']], path).toEqual([400, 'no-store'])
      expect(answer.body.toString(), path).toContain('This address cannot be read')
    }
    const told = await ask('/api/v1/models?q=%00')
    expect([told.status, JSON.parse(told.body.toString()).error.metadata.reason]).toEqual([
      400,
      'invalid_address',
    ])
    expect(asked).toEqual([])
    expect((await ask('/search?q=100%2500&x=%FF')).status).toBe(200)
  })

  it('sends every page under a policy that names the scripts that hand over its data, and no other', async () => {
    const data = 'self.__next_f.push([1,"a"])'
    const body = `<script src="/a.js"></script><script>${data}</script><script>alert(1)</script>`
    const hash = `'sha256-${createHash('sha256').update(data).digest('base64')}'`
    await open(async (request, response) => {
      response.setHeader('content-security-policy', "frame-ancestors 'self'")
      sendPage(response, body, request.url === '/broken' ? 500 : 200)
    })
    const policy = `frame-ancestors 'self'; script-src 'self' ${hash}; object-src 'none'; base-uri 'none'`
    for (const path of ['/', '/', '/?a=b', '/broken', '/search?q=x']) {
      expect((await ask(path)).headers['content-security-policy'], path).toBe(policy)
    }
    const head = await ask('/?a=b', {}, 'HEAD')
    expect(head.headers['content-security-policy']).toContain("script-src 'self'")
    expect(head.headers['content-length']).toBeUndefined()
  })

  it('keeps no page of a reader who went before its end', async () => {
    const begun = defer<ServerResponse>()
    let requests = 0
    const { generation } = await open(async (_, response) => {
      if (++requests > 1) return sendPage(response, 'whole')
      response.setHeader('content-type', 'text/html')
      response.setHeader('cache-control', 's-maxage=60')
      response.write('ha')
      begun.resolve(response)
    })
    const { port } = web.server.address() as AddressInfo
    const gone = send({ host: '127.0.0.1', port, path: '/', agent: false }).on('error', () => undefined)
    gone.end()
    const response = await begun.promise
    const closed = generation.underWay()
    gone.destroy()
    await closed
    response.end()
    expect((await askUntilKept('/')).body.toString()).toBe('whole')
  })

  it('never keeps a page that was begun before the figures moved', async () => {
    let figures = 1
    const old = { begun: defer(), finished: defer() }
    let requests = 0
    const { generation } = await open(async (_, response) => {
      const drawn = figures // read when the drawing begins
      if (++requests === 1) {
        old.begun.resolve()
        await old.finished.promise
      }
      sendPage(response, `figures ${drawn}`)
    })
    const slow = ask('/')
    await old.begun.promise
    const underWay = generation.underWay()
    figures = 2
    generation.advance()
    old.finished.resolve()
    await underWay
    expect((await slow).body.toString()).toBe('figures 1')
    expect((await askUntilKept('/')).body.toString()).toBe('figures 2')
  })

  it('forgets what it kept when the figures move', async () => {
    let figures = 1
    const { generation } = await open(async (_, response) => {
      sendPage(response, `figures ${figures}`)
    })
    expect((await askUntilKept('/')).body.toString()).toBe('figures 1')
    figures = 2
    expect((await ask('/')).body.toString()).toBe('figures 1')
    generation.advance()
    expect((await ask('/')).body.toString()).toBe('figures 2')
  })

  it('says when to come again where a page failed for want of the database, and nothing of it otherwise', async () => {
    await open(async ({ url }, response) => {
      const code = url === '/away' ? 'CONNECTION_CLOSED' : 'A_BUG'
      notePageFailure(Object.assign(new Error('drawing failed'), { code }), url!)
      sendPage(response, 'failed', 500)
    })
    const told = await ask('/away')
    expect([told.status, told.headers['retry-after']]).toEqual([503, '5'])
    expect(String(told.body)).toContain('The database does not answer.')
    expect(await ask('/bug')).toMatchObject({ status: 500, body: Buffer.from('failed') })
  })
})
