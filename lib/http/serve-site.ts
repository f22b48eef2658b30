import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sharedDb } from '@/db/shared'
import { env } from '@/lib/env'
import { ADDRESS_HEADER, clientAddress } from './client-address'
import { observe } from './metrics/observe'
import { createPageDoor, type Handler } from './page-door'
import type { PageGeneration } from './page-generation'
import { createReadGate } from './read-gate'
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
  const { PORT, HOST, READ_ACCESS, TRUST_PROXY } = env()
  const door = createPageDoor({
    behind: site.getRequestHandler(),
    generation,
    address: () => web.server.address() as AddressInfo | null,
    onError: (error) => console.error('A page could not be kept:', error),
    ...(READ_ACCESS === 'key' && { admit: createReadGate(sharedDb) }),
  })
  const web = await listenOn(PORT, HOST, (request, response) => {
    observe(request, response)
    request.headers[ADDRESS_HEADER] = clientAddress(request, TRUST_PROXY)
    door(request, response).catch((error) => fail(request, response, error))
  })
  endOnSignal(web, site, stopRest)
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
