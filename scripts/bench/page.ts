import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { report } from './statistics'
import type { WebServer } from './web-server'

const REQUESTS = 4000
const CLIENTS = 16
const BARE_SERVER = new URL('./bare-server.mjs', import.meta.url)
/** What browsers ask for over plain HTTP, and what programs without compression do. */
const encodings = ['gzip', 'identity']

/** Cached pages a second from the one-threaded web server, against a bare Node server that sends the same bytes. */
export async function benchPage(server: WebServer): Promise<void> {
  for (const encoding of encodings) {
    await load(`${server.url}/`, encoding, 200) // drawn once, then served from memory
    const { requestsPerSecond: page, answer } = await load(`${server.url}/`, encoding, REQUESTS)
    const bareServer = fork(BARE_SERVER, { serialization: 'advanced', execArgv: [] })
    bareServer.send(answer)
    const [port] = (await once(bareServer, 'message')) as [number]
    await load(`http://127.0.0.1:${port}/`, encoding, 200)
    const { requestsPerSecond: bare } = await load(`http://127.0.0.1:${port}/`, encoding, REQUESTS)
    bareServer.kill()
    report(
      `Cached / (${encoding}) against a bare Node server`,
      `${(page / bare).toFixed(2)} (${Math.round(page)} / ${Math.round(bare)} requests/s, ${Math.round(answer.body.length / 1024)} KiB)`,
      'at least 800 requests/s a core',
    )
  }
}

interface Answer {
  headers: Record<string, string>
  body: Buffer
}

async function load(
  url: string,
  encoding: string,
  requests: number,
): Promise<{ requestsPerSecond: number; answer: Answer }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  let left = requests
  let answer: Answer = { headers: {}, body: Buffer.alloc(0) }
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) answer = await fetchPage(url, encoding, agent)
    }),
  )
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return { requestsPerSecond: requests / seconds, answer }
}

function fetchPage(url: string, encoding: string, agent: Agent): Promise<Answer> {
  return new Promise((done, failed) => {
    get(url, { agent, headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', failed)
      response.on('end', () => {
        if (response.statusCode !== 200) failed(new Error(`${url} answered ${response.statusCode}.`))
        else done({ headers: lastingHeaders(response), body: Buffer.concat(chunks) })
      })
    }).on('error', failed)
  })
}

/** All but the headers of the one connection. */
function lastingHeaders({ headers }: IncomingMessage): Record<string, string> {
  const { connection, date, 'keep-alive': keepAlive, ...lasting } = headers
  return lasting as Record<string, string>
}
