import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sharedDb } from '@/db/shared'
import { env } from '@/lib/env'
import { createReadGate } from '../access/read-gate'
import { createDrawLimit, type DrawLimitOptions } from '../limit/draw-limit'
import { metrics } from '../metrics/metrics'
import { observe } from '../metrics/observe'
import { findMeant } from '../page/find-meant'
import { createPageDoor, type Handler } from '../page/page-door'
import type { PageGeneration } from '../page/page-generation'
import { ADDRESS_HEADER, clientAddress } from './client-address'
import { pathOfTarget } from './request-target'
import { type ListeningServer, listenOn } from './web-server'

/** What the site's server needs of Next's. */
export interface Site {
  getRequestHandler(): Handler
  close(): Promise<void>
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 }

/**
 * Serves the site, its finished pages from memory, until a signal ends the process.
 * @param stopRest ends what the process does besides
 */
export async function serveSite(site: Site, generation: PageGeneration, stopRest: () => void): Promise<void> {
  const { PORT, HOST, READ_ACCESS, TRUST_PROXY, DRAW_SECONDS_PER_MINUTE: secondsPerMinute } = env()
  const door = createPageDoor({
    behind: site.getRequestHandler(),
    generation,
    address: () => web.server.address() as AddressInfo | null,
    onError: (error) => console.error('A page could not be kept:', error),
    findMeant: (things) => findMeant(sharedDb(), things),
    ...(secondsPerMinute !== null && {
      limit: createDrawLimit({ secondsPerMinute, onLimited: countLimited(TRUST_PROXY), onDrawn: countDrawn }),
    }),
    ...(READ_ACCESS === 'key' && { admit: createReadGate(sharedDb) }),
  })
  const web = await listenOn(PORT, HOST, (request, response) => {
    request.url = pathOfTarget(request.url!)
    observe(request, response)
    request.headers[ADDRESS_HEADER] = clientAddress(request, TRUST_PROXY)
    door(request, response).catch((error) => fail(request, response, error))
  })
  endOnSignal(web, site, stopRest)
}

function countDrawn(milliseconds: number): void {
  metrics().drawingSeconds.inc(milliseconds / 1000)
}

function countLimited(trustedProxies: number): DrawLimitOptions['onLimited'] {
  let isTold = false
  return (reason, { headers }) => {
    metrics().limited.inc({ reason })
    if (isTold || reason !== 'address' || trustedProxies > 0 || !headers['x-forwarded-for']) return
    isTold = true
    console.warn(
      'A request was limited that a proxy seems to have passed on: all that come through it count as one address. Set TRUST_PROXY to the number of your proxies.',
    )
  }
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  console.error(`${request.method} ${request.url} failed:`, error)
  if (response.headersSent) response.destroy()
  else response.writeHead(500).end('Internal Server Error')
}

function endOnSignal(web: ListeningServer, site: Site, stopRest: () => void): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (isStopping) return
      isStopping = true
      stopRest()
      await web.stop()
      await site.close()
      process.exit(exitCodes[signal])
    })
  }
}
