import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { OpenRouter } from '@openrouter/sdk'
import { afterEach } from 'vitest'
import type { Db } from '@/db/client'
import type { ReadAccess } from '@/lib/http/access/read-access'
import { createReadGate } from '@/lib/http/access/read-gate'
import { answerApi } from '@/lib/http/api/answer-api'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { RateLimits } from '@/lib/http/api/rate-limits'
import { createPageDoor } from '@/lib/http/page/page-door'
import { PageGeneration } from '@/lib/http/page/page-generation'
import { ADDRESS_HEADER, clientAddress } from '@/lib/http/server/client-address'
import { type ListeningServer, listenOn } from '@/lib/http/server/web-server'

interface ApiServerOptions {
  now: Date
  access?: ReadAccess
  perMinute?: number | null
  perDay?: number | null
  trustedProxies?: number
}

export interface ApiServer {
  address: string
  /** The official client, pointed at the server. */
  client(apiKey?: string): OpenRouter
}

/** As the routes under `app/api/v1` divide it. */
const isOfApi = /^\/api\/v1\/(?!events$|ingest\/|otlp\b|search\b)/

/** The data API behind the site's door, on a port of its own; any other address is a page that shared caches keep. */
export function useApiServer(database: () => { db: Db }): (options: ApiServerOptions) => Promise<ApiServer> {
  const servers: ListeningServer[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
  })
  return async ({ now, access = 'open', perMinute = null, perDay = null, trustedProxies = 0 }) => {
    const { db } = database()
    const limits = new RateLimits({ perMinute, perDay })
    const behind = async (request: IncomingMessage, response: ServerResponse) => {
      if (!isOfApi.test(request.url!)) return sendPage(response)
      const asked = await requestOf(request)
      const answer = await answerApi({ request: asked, db, now }, { endpoints: apiEndpoints, limits, access })
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    }
    const door = createPageDoor({
      behind,
      generation: new PageGeneration(),
      address: () => web.server.address() as AddressInfo,
      onError: (error) => {
        throw error
      },
      ...(access === 'key' && { admit: createReadGate(() => db) }),
    })
    const web = await listenOn(0, '127.0.0.1', (request, response) => {
      request.headers[ADDRESS_HEADER] = clientAddress(request, trustedProxies)
      void door(request, response)
    })
    servers.push(web)
    const address = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`
    const client = (apiKey = 'sk-or-v1-of-another-place') =>
      new OpenRouter({ serverURL: `${address}/api/v1`, apiKey, retryConfig: { strategy: 'none' } })
    return { address, client }
  }
}

async function requestOf(request: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const hasBody = request.method === 'POST'
  return new Request(`http://${request.headers.host}${request.url}`, {
    method: request.method!,
    headers,
    body: hasBody ? new Uint8Array(await buffer(request)) : null,
  })
}

function sendPage(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html')
  response.setHeader('cache-control', 's-maxage=60')
  response.end('<p>page</p>')
}
