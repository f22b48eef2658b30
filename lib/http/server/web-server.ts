import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { drainUnread } from './drain-unread'

/** Longer than proxies keep their connections, so that none sends a request into one that is just closing. */
const KEEP_ALIVE_MS = 65_000
const HEADERS_MS = 70_000
/** After the wish to stop: time for answers that are under way, within the patience of service managers. */
const GRACE_MS = 5_000

export interface ListeningServer {
  server: Server
  /** Takes no more requests and finishes those under way; resolves when all connections are closed. */
  stop(): Promise<void>
}

export async function listenOn(
  port: number,
  host: string,
  listener: RequestListener,
  graceMs = GRACE_MS,
): Promise<ListeningServer> {
  const answers = new Set<ServerResponse>()
  let isStopping = false
  const server = createServer((request, response) => {
    answers.add(response)
    drainUnread(request, response)
    response.once('close', () => {
      answers.delete(response)
      closeIfIdle()
    })
    listener(request, response)
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEADERS_MS
  server.listen(port, host)
  await once(server, 'listening')

  /** Browsers open connections in advance, which Node takes for busy ones. */
  function closeIfIdle(): void {
    if (isStopping && answers.size === 0) server.closeAllConnections()
  }

  return {
    server,
    async stop() {
      isStopping = true
      const closed = new Promise<void>((done) => server.close(() => done()))
      closeIfIdle()
      const force = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(force)
    },
  }
}
