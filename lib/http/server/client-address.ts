import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/** Set by the server itself on every request, whatever a client sent under this name. */
export const ADDRESS_HEADER = 'x-tokenboard-address'

/**
 * Who asks, as far as can be known: the other end of the connection, or, behind proxies of the operator's own, the
 * address that the outermost of them noted in X-Forwarded-For. What stands to the left of it anyone can write.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: number,
): string {
  const peer = socket.remoteAddress ?? ''
  if (trustedProxies === 0) return grouped(peer)
  const noted = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return grouped(noted.at(-trustedProxies) ?? noted[0] ?? peer)
}

/** One household has 2^64 addresses of IPv6: its network counts as one. */
function grouped(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
