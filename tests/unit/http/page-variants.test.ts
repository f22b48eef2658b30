import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chooseEncoding, hasCopy, makeVariants } from '@/lib/http/page/page-variants'

describe('makeVariants', () => {
  const body = Buffer.from('<p>42 tokens</p>'.repeat(500))
  const made = makeVariants(
    {
      'content-type': 'text/html; charset=utf-8',
      vary: 'rsc, accept-encoding',
      connection: 'close',
      'content-length': '8000',
      link: '</font.woff2>; rel=preload',
      'content-security-policy': "frame-ancestors 'self'",
    },
    body,
  )

  it('says the same in every encoding', async () => {
    const { br, gzip, identity } = await made
    expect(brotliDecompressSync(br.body)).toEqual(body)
    expect(gunzipSync(gzip.body)).toEqual(body)
    expect(identity.body).toEqual(body)
  })

  it("keeps the page's headers and writes those of the encoding", async () => {
    const { gzip } = await made
    const pairs = Array.from({ length: gzip.headers.length / 2 }, (_, index) =>
      gzip.headers.slice(2 * index, 2 * index + 2),
    )
    expect(Object.fromEntries(pairs)).toEqual({
      'content-type': 'text/html; charset=utf-8',
      link: '</font.woff2>; rel=preload',
      vary: 'rsc, Accept-Encoding',
      'cache-control': 'public, no-cache',
      'content-security-policy':
        "frame-ancestors 'self'; script-src 'self'; object-src 'none'; base-uri 'none'",
      etag: gzip.tag,
      'content-length': String(gzip.body.length),
      'content-encoding': 'gzip',
    })
  })

  it('tags equal pages alike, other pages and encodings differently', async () => {
    const { br, gzip, identity } = await made
    const again = await makeVariants({}, body)
    const other = await makeVariants({}, Buffer.concat([body, Buffer.from('.')]))
    expect(again.gzip.tag).toBe(gzip.tag)
    expect(new Set([br.tag, gzip.tag, identity.tag, other.gzip.tag]).size).toBe(4)
  })
})

describe('chooseEncoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br; q=0, gzip; q=0', 'identity'],
    ['GZIP', 'gzip'],
    ['x-gzip-like, broken', 'identity'],
  ])('for %s is %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted)).toBe(encoding)
  })
})

describe('hasCopy', () => {
  it.each([
    [undefined, false],
    ['"a-gzip"', true],
    ['W/"a-gzip"', true],
    ['"b", "a-gzip"', true],
    ['*', true],
    ['"a-br"', false],
  ])('with %s is %s', (header, expected) => {
    expect(hasCopy(header, '"a-gzip"')).toBe(expected)
  })
})
