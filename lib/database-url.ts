const EXAMPLE = 'postgres://user:password@host:5432/database'
const ENCODED =
  'must have its user and password percent-encoded: # is %23, / is %2F, ? is %3F, @ is %40, % is %25'

/** The servers that the driver (3.4.9) can choose of several hosts. */
const servers = ['read-write', 'read-only', 'primary', 'standby', 'prefer-standby']

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
  const [authority = '', behind = ''] = splitBefore(rest, /[/?#]/)
  const [hosts = '', userAndPassword = '', ...more] = authority.split('@').reverse()
  if (rest.includes('#') || behind.includes('@') || more.length > 0) return ENCODED
  if (!isEncoded(userAndPassword)) return ENCODED
  const [host = ''] = hosts.split(',')
  if (host === '' || host.startsWith(':')) return `must name a host, as ${EXAMPLE} does`
  if (/[[%]/.test(host)) return `must name its host by a name or an IPv4 address, as ${EXAMPLE} does`
  const withoutUser = `postgres://${host}${behind}`
  if (!URL.canParse(withoutUser)) return `must be an address such as ${EXAMPLE}`
  const server = new URL(withoutUser).searchParams.get('target_session_attrs')
  if (server !== null && !servers.includes(server)) {
    return `must have no target_session_attrs but ${servers.join(', ')}`
  }
  return undefined
}

function splitBefore(text: string, mark: RegExp): [string, string] {
  const at = text.search(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)]
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
