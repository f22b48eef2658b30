import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { isAlive } from '@/lib/is-alive'
import type { Home } from './embedded-home'

const RECOVERY_SECONDS = 600

/** The address of the server that runs on the home's cluster, by its `postmaster.pid`; undefined where none does. */
export async function findRunning({ cluster }: Home): Promise<string | undefined> {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!pid || !port || !isAlive(pid)) return undefined // PostgreSQL clears such a file away itself
  if (!mayBePostgres(pid)) {
    // The machine was restarted and gave the number to another program, which would make PostgreSQL refuse.
    rmSync(pidFile, { force: true })
    return undefined
  }
  const url = addressOf(cluster, port)
  const folder = await askForFolder(url)
  if (folder === undefined) return undefined
  if (existsSync(folder) && !isSameFolder(folder, cluster)) {
    // The cluster is a copy of one whose server runs: the file came with the copy.
    rmSync(pidFile, { force: true })
    return undefined
  }
  return url
}

/** The address of the cluster's server on a port of this machine. */
export function addressOf(cluster: string, port: number): string {
  const password = readFileSync(join(cluster, 'tokenboard.password'), 'utf8')
  return `postgres://tokenboard:${password}@127.0.0.1:${port}/postgres`
}

/** The data folder of the server that answers there to our password; undefined where none does. */
async function askForFolder(url: string): Promise<string | undefined> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  const untilMs = performance.now() + RECOVERY_SECONDS * 1000
  try {
    for (;;) {
      try {
        const [row] = await sql<{ data_directory: string }[]>`show data_directory`
        return row?.data_directory
      } catch (cause) {
        // After a crash the server replays its log and sends clients away meanwhile.
        if ((cause as { code?: string }).code !== '57P03' || performance.now() > untilMs) throw cause
        await new Promise((done) => setTimeout(done, 50))
      }
    }
  } catch (cause) {
    const { code = '' } = cause as { code?: string }
    if (nobodyThere.has(code)) return undefined
    throw cause
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Nothing listens there, or something that is not our server. */
const nobodyThere = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  '28P01',
  '28000',
  '57P01',
])

function mayBePostgres(pid: number): boolean {
  try {
    const file = `/proc/${pid}/cmdline`
    const command = existsSync(file)
      ? readFileSync(file, 'utf8')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' })
    return command === '' || /postgres|postmaster/i.test(command)
  } catch (cause) {
    if (cause instanceof Error) return true // it cannot be told: leave the file alone
    throw cause
  }
}

function isSameFolder(a: string, b: string): boolean {
  const [one, other] = [statSync(a), statSync(b)]
  return one.dev === other.dev && one.ino === other.ino
}
