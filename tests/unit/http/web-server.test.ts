import { once } from 'node:events'
import { get, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it } from 'vitest'
import { listenOn } from '@/lib/http/server/web-server'
import { defer } from '../../support/defer'

const FOREVER_MS = 1_000_000

it('stops at once where nobody waits for an answer, whatever connections are open', async () => {
  const web = await listenOn(0, '127.0.0.1', (_, response) => response.end('ok'), FOREVER_MS)
  const { port } = web.server.address() as AddressInfo
  const silent = connect(port, '127.0.0.1')
  await Promise.all([once(silent, 'connect'), once(web.server, 'connection')])
  const closed = once(silent.resume(), 'close')
  await web.stop()
  await closed
})

it('finishes the answers that are under way', async () => {
  const begun = defer<ServerResponse>()
  const web = await listenOn(0, '127.0.0.1', (_, response) => begun.resolve(response), FOREVER_MS)
  const { port } = web.server.address() as AddressInfo
  const asked = get({ host: '127.0.0.1', port })
  const response = await begun.promise
  const stopped = web.stop()
  response.end('all of it')
  const [answer] = await once(asked, 'response')
  expect(Buffer.concat(await answer.toArray()).toString()).toBe('all of it')
  await stopped
})

it('waits no longer than its patience', async () => {
  const begun = defer()
  const web = await listenOn(0, '127.0.0.1', () => begun.resolve(), 10)
  const { port } = web.server.address() as AddressInfo
  const broken = once(get({ host: '127.0.0.1', port }), 'error')
  await begun.promise
  await web.stop()
  await broken
})

it('says why it cannot listen', async () => {
  const web = await listenOn(0, '127.0.0.1', (_, response) => response.end())
  const { port } = web.server.address() as AddressInfo
  await expect(listenOn(port, '127.0.0.1', (_, response) => response.end())).rejects.toThrow('EADDRINUSE')
  await web.stop()
})
