import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import postgres from 'postgres'
import { OperatorError } from '@/lib/operator-error'
import { advisoryLocks } from './advisory-locks'
import { applicationName } from './client'
import { launch, logOf, stop } from './embedded-cluster'
import { type Home, prepareHome } from './embedded-home'
import { findRunning } from './running-server'

/** A PostgreSQL that Tokenboard runs for itself, on the loopback address only. */
export interface EmbeddedServer {
  url: string
  /** Stops the server unless another process still uses it: whoever leaves last turns off the light. */
  release(): Promise<void>
}

export interface EmbeddedOptions {
  /** The folder with `initdb`, `pg_ctl` and `postgres`, where it is not to be searched for. */
  postgresBin?: string
}

const START_ATTEMPTS = 10

/**
 * Starts the server whose data live in `dataFolder`, or finds it running there (started by another script,
 * or left by a process that was killed).
 * @throws {OperatorError} where no PostgreSQL can run: no binaries, no passwd entry, a folder not writable.
 */
export async function startEmbedded(
  dataFolder: string,
  { postgresBin }: EmbeddedOptions = {},
): Promise<EmbeddedServer> {
  const home = prepareHome(resolve(dataFolder))
  let failure: unknown
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    try {
      const url = (await findRunning(home)) ?? (await launch(home, postgresBin))
      const presence = await enter(url)
      return { url, release: () => leave(home, presence, postgresBin) }
    } catch (cause) {
      if (cause instanceof OperatorError) throw cause
      // Another process starts or stops it at this moment, the port was taken, or a killed server's memory lingers.
      failure = cause
      await new Promise((done) => setTimeout(done, 300))
    }
  }
  const log = logOf(home)
  throw new OperatorError(
    `PostgreSQL did not start (${lastComplaint(log)}). Its log is ${log}; or set DATABASE_URL.`,
    { cause: failure },
  )
}

/** A session that tells the others that this process is here. */
async function enter(url: string): Promise<postgres.Sql> {
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: 'tokenboard presence' },
  })
  try {
    await sql`select pg_advisory_lock_shared(${advisoryLocks.presence})`
    return sql
  } catch (cause) {
    await sql.end({ timeout: 1 })
    throw cause
  }
}

async function leave(home: Home, presence: postgres.Sql, postgresBin: string | undefined): Promise<void> {
  try {
    await presence`select pg_advisory_unlock_shared(${advisoryLocks.presence})`
    // Who starts from now on waits for this lock, sees the server end, and starts it anew.
    const [row] = await presence<
      { alone: boolean }[]
    >`select pg_try_advisory_lock(${advisoryLocks.presence}) as alone`
    if (!row?.alone) return
    // Statements that a signal interrupted would go on without their client.
    await presence`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${applicationName}`
    if (await hasOtherClients(presence)) return
    stop(home, postgresBin)
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (code !== 'ECONNREFUSED' && code !== 'CONNECTION_CLOSED' && code !== '57P01') throw cause // ended already
  } finally {
    await presence.end({ timeout: 1 })
  }
}

/** Whether programs besides Tokenboard's scripts are connected: a web process whose parent died, psql. */
async function hasOtherClients(presence: postgres.Sql): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    // A client that has just left is still listed for a moment.
    const [row] = await presence<{ others: number }[]>`
      select count(*)::int as others, pg_sleep(${attempt ? 0.05 : 0}) from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`
    if (row?.others === 0) return false
  }
  return true
}

function lastComplaint(log: string): string {
  if (!existsSync(log)) return 'it wrote no log'
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'its log is empty'
}
