import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress } from '@/lib/http/server/client-address'

describe('the address of a client', () => {
  const address = (peer: string, forwarded: string | undefined, trusted: number) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    const request = { headers, socket: { remoteAddress: peer } }
    return clientAddress(request as unknown as IncomingMessage, trusted)
  }

  it('is the other end of the connection, whatever is forwarded', () => {
    expect(address('192.0.2.9', '198.51.100.1', 0)).toBe('192.0.2.9')
    expect(address('::ffff:192.0.2.9', undefined, 0)).toBe('192.0.2.9')
  })

  it('is what the outermost trusted proxy noted, not what stands before it', () => {
    expect(address('10.0.0.1', 'made-up, 198.51.100.1', 1)).toBe('198.51.100.1')
    expect(address('10.0.0.1', 'made-up, 198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.1')
    expect(address('10.0.0.1', '198.51.100.1', 2)).toBe('198.51.100.1')
    expect(address('10.0.0.1', undefined, 1)).toBe('10.0.0.1')
  })

  it('is the network of an address of IPv6', () => {
    expect(address('2001:db8:1:2:3:4:5:6', undefined, 0)).toBe('2001:db8:1:2::/64')
    expect(address('2001:0db8:1:2::9', undefined, 0)).toBe('2001:db8:1:2::/64')
    expect(address('2001:db8::1', undefined, 0)).toBe('2001:db8:0:0::/64')
    expect(address('::1', undefined, 0)).toBe('0:0:0:0::/64')
  })
})
