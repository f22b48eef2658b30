import postgres from 'postgres'
import { OperatorError } from '@/lib/operator-error'
import { connect, type Db, sessionSettings } from '../client'
import { pooledSettings, type Setting, settingThatDiffers } from '../pooled-settings'
import { driverOptions } from './driver-options'

/** What names the database: a setting, or nothing where it is Tokenboard's own. */
export type Named = 'DATABASE_URL' | 'DATABASE_DIRECT_URL' | 'embedded'

const OLDEST_MAJOR = 15
/** The driver tries for ever where something takes the connection and hangs up. */
const PATIENCE_MS = 30_000
/** The session that one client has just left may have gone to a third one. */
const PROBES = 3

/**
 * Looks whether PostgreSQL answers there, and keeps a client's session for it.
 * @throws {OperatorError} where not, and where it is too old
 */
export async function checkSessions(db: Db, url: string, named: Named): Promise<void> {
  const rows = await ask<{ version: number; pid: number }>(
    db,
    named,
    `select current_setting('server_version_num')::int as version, pg_backend_pid() as pid`,
  )
  const { version, pid } = rows[0]!
  const major = Math.floor(version / 10_000)
  if (major < OLDEST_MAJOR) {
    throw new OperatorError(`The database is PostgreSQL ${major}: Tokenboard needs ${OLDEST_MAJOR} or newer.`)
  }
  // A pooler gives its clients process numbers of its own.
  if (rows.state.pid !== pid && (await sharesSessions(url))) throw new OperatorError(poolerSentence(named))
}

/**
 * Looks whether the pooler leads to the database of the direct address, and its sessions are set as ours have to be.
 * @throws {OperatorError} where not
 */
export async function checkPooler(url: string, direct: Db): Promise<void> {
  const pooled = connect(url, { poolSize: 1, isPooled: true })
  try {
    await compare(pooled, direct)
  } finally {
    await pooled.$client.end({ timeout: 1 })
  }
}

async function compare(pooled: Db, direct: Db): Promise<void> {
  const identity = `select concat_ws(' ', pg_postmaster_start_time(), oid) as identity
    from pg_database where datname = current_database()`
  const [own] = await ask<{ identity: string }>(direct, 'DATABASE_DIRECT_URL', identity)
  const [its] = await ask<{ identity: string }>(pooled, 'DATABASE_URL', identity)
  if (its?.identity !== own?.identity) {
    throw new OperatorError('DATABASE_URL and DATABASE_DIRECT_URL lead to two databases: name the same one.')
  }
  const different = settingThatDiffers(
    await ask<Setting>(pooled, 'DATABASE_URL', pooledSettings),
    await ask<Setting>(direct, 'DATABASE_DIRECT_URL', pooledSettings),
  )
  if (!different) return
  const { name, value, needed } = different
  throw new OperatorError(
    `The sessions behind the pooler of DATABASE_URL have ${name} at "${value}", and Tokenboard needs "${needed}": set that for its user (alter role … set ${name}), and let the pooler reconnect.`,
  )
}

/** Whether two clients that are both connected were given the same session: the mark of a pooler in transaction mode. */
async function sharesSessions(url: string): Promise<boolean> {
  const sql = postgres({ ...driverOptions(url), max: 2, prepare: false, onnotice: () => undefined })
  try {
    const [one, other] = [await sql.reserve(), await sql.reserve()]
    let isShared = false
    for (let probe = 0; probe < PROBES && !isShared; probe++) {
      const [first] = await one`select pg_backend_pid() as pid`
      const [second] = await other`select pg_backend_pid() as pid`
      isShared = first!.pid === second!.pid
    }
    one.release()
    other.release()
    return isShared
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function ask<Row>(db: Db, named: Named, query: string) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS)
  })
  try {
    return await Promise.race([db.$client.unsafe<(Row & postgres.Row)[]>(query), late])
  } catch (cause) {
    throw new OperatorError(explain(cause, named), { cause })
  } finally {
    clearTimeout(timer)
  }
}

/** The reasons of the driver and the server name hosts, users and parameters, never a password. */
function explain(cause: unknown, named: Named): string {
  const { message, code } = cause as NodeJS.ErrnoException
  if (named === 'embedded') return `The embedded database does not answer (${message || code}).`
  const [, refused] = /^unsupported startup parameter: (\w+)/.exec(message) ?? []
  if (refused && refused in sessionSettings) return poolerSentence(named)
  const [, unknown] = /^unrecognized configuration parameter "(.+)"/.exec(message) ?? []
  const parameter = unknown ?? refused
  if (parameter) return `${named} has the parameter "${parameter}", which is not known there: take it out.`
  const check = /\b(TLS|SSL|certificate)\b/i.test(message) ? 'sslmode' : 'host, port, user and password'
  return `The database of ${named} cannot be reached (${message || code}): check its ${check}.`
}

function poolerSentence(named: Named): string {
  return named === 'DATABASE_URL'
    ? 'DATABASE_URL leads to a connection pooler that keeps no session for its clients: name the address of PostgreSQL itself in DATABASE_DIRECT_URL beside it.'
    : 'DATABASE_DIRECT_URL leads to a connection pooler that keeps no session for its clients: name the address of PostgreSQL itself there.'
}
