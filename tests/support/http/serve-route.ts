import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach } from 'vitest'

type Route = (request: Request) => Promise<Response>

/** Serves one route on a port of its own, for senders that speak HTTP themselves; comes back with its address. */
export function useRouteServer(): (route: Route) => Promise<string> {
  const servers: Server[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
  })
  return async (route) => {
    const server = createServer(async (request, response) => {
      const answer = await route(await requestOf(request))
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
    servers.push(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}

async function requestOf(request: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const body = new Uint8Array(await buffer(request))
  return new Request(`http://${request.headers.host}${request.url}`, {
    method: request.method!,
    headers,
    body: body.length > 0 ? body : null,
  })
}
