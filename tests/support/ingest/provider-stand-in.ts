import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers of a provider by the path that is called: an object as JSON, a list as a stream of events. */
export type Answers = Record<string, object | readonly object[]>

/** A server that stands in for a provider's API, for its official client to call. */
export async function startStandIn(answers: Answers): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const answer = answers[request.url ?? '']
    if (!answer) response.writeHead(404).end()
    else if (Array.isArray(answer)) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end([...answer.map(asEvent), 'data: [DONE]\n\n'].join(''))
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => stop(server) }
}

function asEvent(event: { type?: unknown }): string {
  const name = typeof event.type === 'string' ? `event: ${event.type}\n` : ''
  return `${name}data: ${JSON.stringify(event)}\n\n`
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}
