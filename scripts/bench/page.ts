import { Agent, createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { report } from './statistics'
import type { WebServer } from './web-server'

const REQUESTS = 4000
const CLIENTS = 16

/** Cached pages a second from the one-threaded web server, against a bare Node server that sends the same bytes. */
export async function benchPage(server: WebServer): Promise<void> {
  await load(`${server.url}/`, 200) // drawn once, then served from the cache
  const { requestsPerSecond: page, body } = await load(`${server.url}/`, REQUESTS)
  const bareServer = createServer((_, response) => response.end(body)).listen(0, '127.0.0.1')
  await new Promise((listening) => bareServer.once('listening', listening))
  const { port } = bareServer.address() as AddressInfo
  const { requestsPerSecond: bare } = await load(`http://127.0.0.1:${port}/`, REQUESTS)
  bareServer.close()
  report(
    'Cached / against a bare Node server',
    `${(page / bare).toFixed(2)} (${Math.round(page)} / ${Math.round(bare)} requests/s, ${Math.round(body.length / 1024)} KiB)`,
    'at least 800 requests/s a core',
  )
}

async function load(url: string, requests: number): Promise<{ requestsPerSecond: number; body: Buffer }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  let left = requests
  let body: Buffer = Buffer.alloc(0)
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) body = await fetchBody(url, agent)
    }),
  )
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return { requestsPerSecond: requests / seconds, body }
}

function fetchBody(url: string, agent: Agent): Promise<Buffer> {
  return new Promise((done, failed) => {
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', failed)
      response.on('end', () => {
        if (response.statusCode === 200) done(Buffer.concat(chunks))
        else failed(new Error(`${url} answered ${response.statusCode}.`))
      })
    }).on('error', failed)
  })
}
