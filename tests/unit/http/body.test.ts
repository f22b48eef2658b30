import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readBody } from '@/lib/http/ingest/body'

const LIMIT = 1000

/** A request whose body comes in pieces, as a socket delivers it, without a length. */
function request(chunks: Iterable<Uint8Array>, headers: Record<string, string> = {}): Request {
  const iterator = chunks[Symbol.iterator]()
  const body = new ReadableStream({
    pull(controller) {
      const next = iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
  })
  const init = { method: 'POST', body, headers, duplex: 'half' }
  return new Request('http://localhost/', init as RequestInit)
}

const bytes = (text: string) => [...Buffer.from(text)].map((byte) => Uint8Array.of(byte))
const packed = { 'content-encoding': 'gzip' }

describe('readBody', () => {
  it('reads a body in pieces, plain and packed, and drops a byte order mark', async () => {
    expect(await readBody(request(bytes('\uFEFF["é🔥"]')), LIMIT)).toBe('["é🔥"]')
    expect(await readBody(request([gzipSync('["é🔥"]')], packed), LIMIT)).toBe('["é🔥"]')
    const twoMembers = Buffer.concat([gzipSync('[1,'), gzipSync('2]')])
    expect(await readBody(request([twoMembers], { 'content-encoding': 'GZIP' }), LIMIT)).toBe('[1,2]')
    expect(await readBody(new Request('http://localhost/', { method: 'POST' }), LIMIT)).toBe('')
  })

  it('takes a body of exactly the limit and refuses one byte more, however it comes', async () => {
    const full = 'x'.repeat(LIMIT)
    expect(await readBody(request([Buffer.from(full)]), LIMIT)).toBe(full)
    expect(await readBody(request([gzipSync(full)], packed), LIMIT)).toBe(full)
    const tooLarge = { status: 413, code: 'body_too_large', details: { maximum_bytes: LIMIT } }
    await expect(readBody(request([Buffer.from(`${full}x`)]), LIMIT)).rejects.toMatchObject(tooLarge)
    await expect(readBody(request([gzipSync(`${full}x`)], packed), LIMIT)).rejects.toMatchObject(tooLarge)
    await expect(readBody(request([], { 'content-length': String(LIMIT + 1) }), LIMIT)).rejects.toMatchObject(
      tooLarge,
    )
  })

  it('stops reading a body without an end', async () => {
    let pulled = 0
    function* endless() {
      for (;;) {
        pulled += 1
        yield Buffer.alloc(100)
      }
    }
    await expect(readBody(request(endless()), LIMIT)).rejects.toMatchObject({ status: 413 })
    expect(pulled).toBeLessThan(20)
  })

  it('does not unpack a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000))
    const before = process.memoryUsage().rss
    await expect(readBody(request([bomb], packed), 1_000_000)).rejects.toMatchObject({ status: 413 })
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it.each([
    ['gzip that is none', [Buffer.from('[1]')], packed, 400, 'invalid_gzip'],
    ['gzip that breaks off', [gzipSync('[1,2,3]').subarray(0, 15)], packed, 400, 'invalid_gzip'],
    ['text that is not UTF-8', [Buffer.from([0x22, 0xff, 0x22])], {}, 400, 'invalid_encoding'],
    ['another encoding', [deflateSync('[]')], { 'content-encoding': 'deflate' }, 415, 'unsupported_encoding'],
  ])('refuses %s', async (_, chunks, headers, status, code) => {
    await expect(readBody(request(chunks, headers), LIMIT)).rejects.toMatchObject({ status, code })
  })

  it('says that a body broke off where the sender went away', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
      },
    })
    const aborted = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
    await expect(readBody(aborted, LIMIT)).rejects.toMatchObject({ status: 400, code: 'incomplete_body' })
  })
})
