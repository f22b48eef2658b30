import { once } from 'node:events'
import { Agent, type IncomingMessage, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { drainUnread } from '@/lib/http/server/drain-unread'
import { type ListeningServer, listenOn } from '@/lib/http/server/web-server'

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024)
const servers: ListeningServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

async function serve(listener: RequestListener): Promise<number> {
  const web = await listenOn(0, '127.0.0.1', listener, 10)
  servers.push(web)
  return (web.server.address() as AddressInfo).port
}

/** The ways to leave a body unread: never begun, and begun by whoever stopped then. */
const stops: [string, RequestListener][] = [
  ['is not looked at', (_, response) => response.end('no')],
  [
    'is read by pieces and left',
    (asked, response) => {
      asked.once('readable', () => {
        asked.read(1)
        response.end('no')
      })
    },
  ],
  [
    'is paused',
    (asked, response) => {
      asked.once('data', () => {
        asked.pause()
        response.end('no')
      })
    },
  ],
  [
    'is handed on to what takes no more',
    (asked, response) => {
      asked.pipe(new PassThrough())
      asked.once('data', () => response.end('no'))
    },
  ],
]

it.each(stops)('lets the next request of the connection through where a body %s', async (_, refuse) => {
  const port = await serve((asked, response) => {
    if (asked.method === 'POST') refuse(asked, response)
    else response.end('yes')
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = async (method: string, body?: Buffer) => {
    const sent = request({ host: '127.0.0.1', port, agent, method })
    sent.end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return Buffer.concat(await answer.toArray()).toString()
  }
  expect(await ask('POST', megabytes(8))).toBe('no')
  expect(await ask('GET')).toBe('yes')
  agent.destroy()
})

it('cuts off who was refused and does not come to an end', async () => {
  const port = await serve((asked, response) => {
    drainUnread(asked, response, 10)
    response.end('no')
  })
  const sent = request({ host: '127.0.0.1', port, method: 'POST' })
  sent.on('error', () => undefined) // the cut may be met in writing
  sent.on('response', (answer) => answer.resume())
  sent.write('x')
  await once(sent, 'close')
})
