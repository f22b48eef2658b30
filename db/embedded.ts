import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import postgres from 'postgres'
import { OperatorError } from '@/lib/operator-error'
import { copyPostgresBinaries, findPostgresBinaries } from './postgres-binaries'

/** A PostgreSQL that Tokenboard runs for itself, on the loopback address only. */
export interface EmbeddedServer {
  url: string
  /** Stops the server unless another Tokenboard process still uses it: whoever leaves last turns off the light. */
  release(): Promise<void>
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '256MB',
  work_mem: '64MB',
  max_wal_size: '2GB',
  jit: 'off',
}

/** Postgres refuses to run as root, so root lends it the identity of `nobody`. */
interface Owner {
  uid: number
  gid: number
}

/**
 * Starts the server whose data live in `dataFolder`, or finds it running there (started by another script,
 * or left by a process that was killed).
 * @throws {OperatorError} where no PostgreSQL can run: no binaries, no passwd entry, a folder not writable.
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedServer> {
  const owner = chooseOwner()
  const home = chooseHome(resolve(dataFolder), owner)
  const cluster = join(home, 'cluster')
  const running = await findRunning(home)
  if (running) return server(running, home, owner)
  const bin = chooseBinaries(home, owner)
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(bin, home, owner)
  const port = await freePort()
  const options = Object.entries({ ...settings, port }).map(([name, value]) => `-c ${name}='${value}'`)
  const log = join(home, 'server.log')
  try {
    run(bin, 'pg_ctl', ['start', '-w', '-t', '60', '-D', cluster, '-l', log, '-o', options.join(' ')], owner)
  } catch (cause) {
    const other = await findRunning(home) // two scripts started at once: the other one won
    if (other) return server(other, home, owner)
    throw new OperatorError(`PostgreSQL did not start; its log is ${log}, or set DATABASE_URL.`, { cause })
  }
  return server(addressOf(home, port), home, owner)
}

function server(url: string, home: string, owner: Owner | undefined): EmbeddedServer {
  return {
    url,
    async release() {
      if (await isUsedByOthers(url)) return
      const bin = chooseBinaries(home, owner)
      run(bin, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', join(home, 'cluster')], owner)
    },
  }
}

async function isUsedByOthers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      // A client that has just left is still listed for a moment.
      const [row] =
        await sql`select count(*)::int as others, pg_sleep(${attempt ? 0.05 : 0}) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`
      if (row?.others === 0) return false
    }
    return true
  } finally {
    await sql.end()
  }
}

/** The address of the server that `postmaster.pid` names, if it answers. */
async function findRunning(home: string): Promise<string | undefined> {
  const pidFile = join(home, 'cluster', 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3])
  if (!port) return undefined
  const url = addressOf(home, port)
  const sql = postgres(url, { max: 1, connect_timeout: 30, onnotice: () => undefined })
  try {
    await waitUntilReady(sql)
    return url
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ECONNREFUSED' || code === '28P01') return undefined // nobody there, or not our server
    throw cause
  } finally {
    await sql.end()
  }
}

/** After a crash the server first replays its log, and refuses clients meanwhile (57P03). */
async function waitUntilReady(sql: postgres.Sql): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await sql`select 1`
      return
    } catch (cause) {
      if ((cause as { code?: string }).code !== '57P03' || attempt > 300) throw cause
      await new Promise((done) => setTimeout(done, 100))
    }
  }
}

function initialise(bin: string, home: string, owner: Owner | undefined): void {
  const passwordFile = join(home, 'password')
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (owner) chownSync(passwordFile, owner.uid, owner.gid)
  const cluster = join(home, 'cluster')
  // A first start that was interrupted leaves half a cluster, which initdb refuses to touch.
  rmSync(cluster, { recursive: true, force: true })
  run(
    bin,
    'initdb',
    ['-D', cluster, '-U', 'tokenboard', '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'].concat(
      ['--locale=C', '--no-instructions'],
    ),
    owner,
  )
}

function addressOf(home: string, port: number): string {
  const password = readFileSync(join(home, 'password'), 'utf8')
  return `postgres://tokenboard:${password}@127.0.0.1:${port}/postgres`
}

function run(bin: string, program: string, args: string[], owner: Owner | undefined): void {
  execFileSync(join(bin, program), args, { ...owner, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
}

function chooseOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) {
    try {
      userInfo()
    } catch (cause) {
      throw new OperatorError(
        `User id ${process.getuid?.()} has no passwd entry, which PostgreSQL needs: set DATABASE_URL instead.`,
        { cause },
      )
    }
    return undefined
  }
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** Where the cluster lives: inside the data folder, or under /var/lib where `nobody` cannot reach that. */
function chooseHome(dataFolder: string, owner: Owner | undefined): string {
  mkdirSync(dataFolder, { recursive: true })
  let home = join(dataFolder, 'postgres')
  if (owner && !isReachable(dataFolder)) {
    home = join('/var/lib/tokenboard', createHash('sha256').update(dataFolder).digest('hex').slice(0, 12))
  }
  mkdirSync(home, { recursive: true, mode: owner ? 0o755 : 0o700 })
  if (owner) chownSync(home, owner.uid, owner.gid)
  return home
}

function chooseBinaries(home: string, owner: Owner | undefined): string {
  const bin = findPostgresBinaries()
  if (!bin) {
    throw new OperatorError(
      `No PostgreSQL for ${process.platform}-${process.arch}: install PostgreSQL, or set DATABASE_URL.`,
    )
  }
  return owner && !isReachable(bin) ? copyPostgresBinaries(bin, join(home, 'binaries')) : bin
}

/** Whether every folder on the way lets other users pass. */
function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
