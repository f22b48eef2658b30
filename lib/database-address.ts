/** A server of a database address: at a host, or behind a Unix socket. */
export type DatabaseHost = { host: string; port: number } | { path: string }

/** What an address such as `postgres://user:password@host:5432/database` says. */
export interface DatabaseAddress {
  /** In the order in which they are tried. */
  hosts: DatabaseHost[]
  user: string | undefined
  password: string | undefined
  database: string | undefined
  /** Those of the session, as PostgreSQL takes them at its start. */
  parameters: Record<string, string>
  sslmode: SslMode
  /** A file with the certificates of those who may vouch for the server. */
  sslrootcert: string | undefined
  connectTimeoutSeconds: number
  /** Which server of several is wanted. */
  targetSessionAttrs: string | undefined
}

export const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const

export type SslMode = (typeof sslModes)[number]

const PORT = 5432
const CONNECT_TIMEOUT_SECONDS = 10
const LONGEST_TIMEOUT_SECONDS = 60

/**
 * Parameters that change nothing here: libpq's about the connection itself, and Prisma's about its own pool, which
 * hosts write into the addresses that they hand out.
 */
const ignored =
  /^(keepalives(_idle|_interval|_count)?|tcp_user_timeout|gssencmode|sslsni|sslcompression|fallback_application_name|channel_binding|pgbouncer|connection_limit|pool_timeout)$/

/**
 * Reads an address in which `databaseUrlFault` finds no fault, by the form of RFC 3986 and the parameters of libpq
 * (PostgreSQL's documentation, "Connection URIs"): several hosts, IPv6 in brackets, and folders of Unix sockets, encoded
 * in place of the host or behind `?host=`.
 */
export function readDatabaseAddress(address: string): DatabaseAddress {
  const { authority, path, query } = partsOf(address)
  const [hosts, userAndPassword] = splitUser(authority)
  const [user, password] = splitAt(userAndPassword, ':').map(decoded)
  const { host, port, sslmode, sslrootcert, connect_timeout, target_session_attrs, ...others } = query
  const named = ['user', 'password', 'dbname'] as const
  const seconds = Number(connect_timeout) || CONNECT_TIMEOUT_SECONDS
  return {
    hosts: listOf(host || hosts, port),
    user: others.user || user,
    password: others.password || password,
    database: others.dbname || decoded(path),
    parameters: Object.fromEntries(
      Object.entries(others).filter(([name]) => !ignored.test(name) && !named.some((one) => one === name)),
    ),
    sslmode: modeOf(sslmode, sslrootcert),
    sslrootcert: sslrootcert === 'system' ? undefined : sslrootcert,
    connectTimeoutSeconds: Math.min(Math.max(seconds, 2), LONGEST_TIMEOUT_SECONDS),
    targetSessionAttrs: target_session_attrs === 'any' ? undefined : target_session_attrs,
  }
}

/** Authority, path and parameters of an address. */
export function partsOf(address: string): { authority: string; path: string; query: Record<string, string> } {
  const [, rest = ''] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(address.trim()) ?? []
  const [beforeQuery, query] = splitAt(rest, '?')
  const [authority, path] = splitAt(beforeQuery, '/')
  return { authority, path, query: Object.fromEntries(new URLSearchParams(query)) }
}

function splitUser(authority: string): [hosts: string, userAndPassword: string] {
  const at = authority.lastIndexOf('@')
  return [authority.slice(at + 1), authority.slice(0, Math.max(at, 0))]
}

/** @param ports those behind `?port=`, one for all hosts or one for each */
function listOf(hosts: string, ports: string | undefined): DatabaseHost[] {
  const given = ports?.split(',') ?? []
  return hosts.split(',').map((text, place) => {
    const [, host = '', own] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(text) ?? []
    const port = Number(own ?? given[place] ?? given[0]) || PORT
    const name = decodeURIComponent(host.replace(/^\[|\]$/g, ''))
    return name.startsWith('/') ? { path: `${name}/.s.PGSQL.${port}` } : { host: name, port }
  })
}

function modeOf(sslmode: string | undefined, sslrootcert: string | undefined): SslMode {
  if (sslrootcert === 'system') return 'verify-full'
  return sslModes.find((mode) => mode === sslmode) ?? 'disable'
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}

function decoded(text: string): string | undefined {
  return text === '' ? undefined : decodeURIComponent(text)
}
