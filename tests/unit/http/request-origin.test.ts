import { describe, expect, it } from 'vitest'
import { getOpenApi } from '@/lib/http/api/get-openapi'
import { getFeed } from '@/lib/http/get-feed'
import { getLlms } from '@/lib/http/get-llms'
import { getRobots, getSitemap } from '@/lib/http/get-sitemap'
import { publicRoute } from '@/lib/http/route'
import { requestOrigin } from '@/lib/http/server/request-origin'

const request = (headers: Record<string, string>) =>
  new Request('http://127.0.0.1:3000/feed.xml', { headers })

describe('the address of the site', () => {
  it('is what the operator says', () => {
    expect(requestOrigin(request({ host: 'other.example' }), 'https://tokens.example/')).toBe(
      'https://tokens.example',
    )
  })

  it('is else what a request from this machine was sent to', () => {
    expect(requestOrigin(request({ host: 'LocalHost:8080' }), undefined)).toBe('http://localhost:8080')
    expect(requestOrigin(request({ host: '[::1]:3000' }), undefined)).toBe('http://[::1]:3000')
    const behindProxy = request({ host: '127.0.0.1', 'x-forwarded-proto': 'https' })
    expect(requestOrigin(behindProxy, undefined)).toBe('https://127.0.0.1')
    expect(requestOrigin(request({}), undefined)).toBe('http://127.0.0.1:3000')
  })

  it.each([
    'tokens.example',
    'localhost.example',
    '127.0.0.1.example',
    'x@localhost',
    'localhost/x',
    '10.0.0.1',
    'a b',
    '<script>',
    'host:port',
  ])('is not made of the host "%s"', (host) => {
    expect(requestOrigin(request({ host }), undefined)).toBe('')
  })
})

describe('what names addresses', () => {
  const noDatabase = () => ({}) as never
  const host = 'stranger.example'

  it.each([
    ['/robots.txt', getRobots],
    ['/llms.txt', getLlms],
    ['/api/v1/openapi.json', getOpenApi],
  ])('%s says nothing of a stranger’s Host', async (_, handler) => {
    const answer = await publicRoute(handler, noDatabase)(request({ host }))
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(text).not.toContain(host)
    expect(text).not.toMatch(/^Sitemap:|\]\(\/\//m)
  })

  it.each([
    ['/feed.xml', getFeed],
    ['/sitemap.xml', getSitemap],
  ])('%s, which needs whole addresses, says what is missing', async (_, handler) => {
    const answer = await publicRoute(handler, noDatabase)(request({ host }))
    expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'unknown_site_url' } }])
  })
})
