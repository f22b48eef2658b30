import { randomBytes } from 'node:crypto'
import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { createIngestKey } from './support/run-script'

interface Refusal {
  why: string
  status: number
  body: Buffer
  path?: string
  headers?: Record<string, string>
}

/** More than fits between the two ends of a connection, and that nothing packs smaller. */
const noise = randomBytes(3_000_000)
const packed = { 'content-encoding': 'gzip' }
const bomb = gzipSync(Buffer.alloc(1_000_000_000))
const tooLong = Buffer.alloc(17 * 1024 * 1024, ' ')

/** The ways to be refused before the body is read to its end. */
const refusals: Refusal[] = [
  { why: 'gzip that is none', status: 400, body: noise, headers: packed },
  { why: 'a bomb', status: 413, body: bomb, headers: packed },
  { why: 'a length above the limit', status: 413, body: tooLong },
  { why: 'another encoding', status: 415, body: noise, headers: { 'content-encoding': 'br' } },
  { why: 'no key', status: 401, body: noise, headers: { authorization: '' } },
  { why: 'an unknown key', status: 401, body: noise, headers: { authorization: 'Bearer tb_no' } },
  { why: 'an unknown source', status: 404, body: noise, path: '/api/v1/ingest/nobody' },
  {
    why: 'traces of another type',
    status: 415,
    body: noise,
    path: '/api/v1/otlp/v1/traces',
    headers: { 'content-type': 'text/plain' },
  },
  { why: 'metrics', status: 404, body: noise, path: '/api/v1/otlp/v1/metrics' },
  { why: 'a method that is not taken', status: 405, body: noise, path: '/api/v1/search' },
  { why: 'an address that cannot be read', status: 400, body: noise, path: '/api/v1/%ff' },
  { why: 'an unknown endpoint', status: 404, body: noise, path: '/api/v1/nothing' },
]

let key: string
test.beforeAll(() => {
  key = createIngestKey()
})

for (const { why, status, body, path = '/api/v1/events', headers } of refusals) {
  for (const isChunked of [false, true]) {
    test(`the next request is answered after ${why}${isChunked ? ', in chunks' : ''}`, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const length = isChunked ? {} : { 'content-length': body.length }
      const refused = await send({ agent, path, headers: { ...bearer(), ...length, ...headers } }, body)
      expect(refused.statusCode).toBe(status)
      const next = await send({ agent, path: '/api/v1/events', headers: bearer() }, Buffer.from('[]'))
      expect(next.statusCode).toBe(200)
      agent.destroy()
    })
  }
}

function bearer(): Record<string, string> {
  return { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
}

/** Sends a body whole and comes back with the answer, read to its end. */
function send(options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    const where = { host: '127.0.0.1', port: process.env.PORT, method: 'POST', timeout: 10_000 }
    const sent = request({ ...where, ...options }, (answer) => {
      answer.on('end', () => done(answer)).on('error', failed)
      answer.resume()
    })
    sent.on('error', failed)
    sent.on('timeout', () => sent.destroy(new Error('no answer within 10 seconds')))
    sent.end(body)
  })
}
