import { partsOf, sslModes } from './database-address'

const EXAMPLE = 'postgres://user:password@host:5432/database'
const ENCODED =
  'must have its user and password percent-encoded: # is %23, / is %2F, ? is %3F, @ is %40, % is %25'

/** The servers that the driver (3.4.9) can choose of several hosts. */
const servers = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby']

/** A name or number with a port, IPv6 in brackets, or an encoded folder of Unix sockets. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\]|%2F[^:]*)(?::(\d+))?$/i
const PORTS = /^\d{1,5}(?:,\d{1,5})*$/
const MOST_PORTS = 65_535

/**
 * What is wrong with the address of a database, as the rest of a sentence that begins with the name of its setting;
 * undefined where nothing is. It never repeats a part of the address: a password that is not encoded breaks it
 * anywhere, so that no part can be told from the password.
 *
 * The form is that of RFC 3986, where the first of `/`, `?` and `#` ends the host, and all that stands before an `@`
 * is user and password.
 */
export function databaseUrlFault(address: string): string | undefined {
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(address.trim()) ?? []
  if (rest === undefined) {
    return 'must start with postgres:// or postgresql://, without quotes or a command around it'
  }
  const { authority, path, query } = partsOf(address)
  const behind = rest.slice(authority.length)
  const [hosts = '', userAndPassword = '', ...more] = authority.split('@').reverse()
  if (rest.includes('#') || behind.includes('@') || more.length > 0) return ENCODED
  if (![userAndPassword, path, hosts].every(isEncoded)) return ENCODED
  return hostsFault(query.host ?? hosts) ?? parametersFault(query)
}

function hostsFault(hosts: string): string | undefined {
  for (const host of hosts.split(',')) {
    if (host === '' || host.startsWith(':')) return `must name a host, as ${EXAMPLE} does`
    if (host.startsWith('/')) continue
    const [isHost, port] = HOST.exec(host) ?? []
    if (isHost === undefined || Number(port ?? 1) > MOST_PORTS || Number(port ?? 1) === 0) {
      return `must be an address such as ${EXAMPLE}`
    }
  }
  return undefined
}

function parametersFault(query: Record<string, string>): string | undefined {
  const { target_session_attrs: server, sslmode, channel_binding, port, connect_timeout } = query
  if (server !== undefined && !servers.includes(server)) {
    return `must have no target_session_attrs but ${servers.join(', ')}`
  }
  if (sslmode !== undefined && !sslModes.some((mode) => mode === sslmode)) {
    return `must have no sslmode but ${sslModes.join(', ')}`
  }
  if (channel_binding === 'require') {
    return 'asks for channel_binding=require, which is not possible here: take it out, and make sslmode verify-full'
  }
  if (port !== undefined && !PORTS.test(port)) return `must be an address such as ${EXAMPLE}`
  if (connect_timeout !== undefined && !/^\d{1,4}$/.test(connect_timeout)) {
    return 'must have a whole number of seconds as its connect_timeout'
  }
  return undefined
}

/** Whether each `%` begins the code of a character. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch (cause) {
    if (cause instanceof URIError) return false
    throw cause
  }
}
