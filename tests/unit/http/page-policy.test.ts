import { describe, expect, it } from 'vitest'
import { asksForPage, lifetimeSeconds } from '@/lib/http/page/page-policy'

const asks = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  asksForPage({ url, headers, method })

describe('asksForPage', () => {
  it('takes pages, whatever the browser says of itself', () => {
    const browser = { 'user-agent': 'Mozilla/5.0', cookie: 'theme=dark', 'accept-encoding': 'gzip' }
    for (const url of ['/', '/rankings/all/week', '/exports', '/models/a/b:free']) {
      expect(asks(url, browser), url).toBe(true)
      expect(asks(url, browser, 'HEAD'), url).toBe(true)
    }
  })

  it.each([
    ['a question behind the path', '/?period=week', {}],
    ['files', '/export/models.csv', {}],
    ['the interface for programs', '/api/health', {}],
    ["Next's own files", '/_next/static/chunks/a.js', {}],
    ['an absolute address', 'http://tokenboard.example/', {}],
    ['the parts of a page', '/', { rsc: '1' }],
    ['a prefetched segment', '/', { 'next-router-segment-prefetch': '/_tree' }],
    ['a renewal', '/', { 'x-prerender-revalidate': 'secret' }],
    ['a preview', '/', { cookie: 'a=b; __prerender_bypass=1' }],
  ])('leaves %s alone', (_, url, headers) => {
    expect(asks(url, headers as Record<string, string>)).toBe(false)
  })

  it('leaves what is sent alone', () => {
    expect(asks('/', {}, 'POST')).toBe(false)
  })
})

describe('lifetimeSeconds', () => {
  const page = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 's-maxage=3600, stale-while-revalidate=31532400',
    vary: 'rsc, next-router-state-tree, Accept-Encoding',
  }

  it("is Next's own for a finished page", () => {
    expect(lifetimeSeconds(200, page)).toBe(3600)
    expect(lifetimeSeconds(200, { ...page, 'x-nextjs-cache': 'HIT' })).toBe(3600)
  })

  it.each([
    ['not found', 404, {}],
    ['redirected', 308, {}],
    ['an error', 500, {}],
    ['not a page', 200, { 'content-type': 'text/x-component' }],
    ['for one reader', 200, { 'set-cookie': ['a=b'] }],
    ['private', 200, { 'cache-control': 'private, s-maxage=60' }],
    ['not to be kept', 200, { 'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate' }],
    ['without a word on caches', 200, { 'cache-control': undefined }],
    ['stale, its successor being drawn', 200, { 'x-nextjs-cache': 'STALE' }],
    ['different for each language', 200, { vary: 'Accept-Language' }],
    ['different for everybody', 200, { vary: '*' }],
  ])('is none where the answer is %s', (_, status, headers) => {
    expect(lifetimeSeconds(status, { ...page, ...headers })).toBe(0)
  })
})
