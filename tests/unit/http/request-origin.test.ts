import { describe, expect, it } from 'vitest'
import { requestOrigin } from '@/lib/http/request-origin'

const request = (headers: Record<string, string>) =>
  new Request('http://127.0.0.1:3000/feed.xml', { headers })

describe('the address of the site', () => {
  it('is what the operator says', () => {
    expect(requestOrigin(request({ host: 'other.example' }), 'https://tokens.example/')).toBe(
      'https://tokens.example',
    )
  })

  it('is else what the request was sent to', () => {
    expect(requestOrigin(request({ host: 'Tokens.example:8080' }), undefined)).toBe(
      'http://tokens.example:8080',
    )
    expect(requestOrigin(request({ host: '[::1]:3000' }), undefined)).toBe('http://[::1]:3000')
    const behindProxy = request({ host: 'tokens.example', 'x-forwarded-proto': 'https' })
    expect(requestOrigin(behindProxy, undefined)).toBe('https://tokens.example')
    expect(requestOrigin(request({}), undefined)).toBe('http://127.0.0.1:3000')
  })

  it.each(['a b', 'x/y', 'user@host', '<script>', 'host:port'])('is not made of the host "%s"', (host) => {
    expect(() => requestOrigin(request({ host }), undefined)).toThrow('The Host header names no host.')
  })
})
