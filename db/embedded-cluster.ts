import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@/lib/free-port'
import { OperatorError } from '@/lib/operator-error'
import { chooseBinaries, publish } from './embedded-binaries'
import type { Home } from './embedded-home'
import { addressOf } from './running-server'

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  shared_buffers: '256MB',
  work_mem: '64MB',
  max_wal_size: '2GB',
  jit: 'off',
}

/** Starts the server on a free port, on a new cluster where there is none, and answers its address. */
export async function launch(home: Home, postgresBin: string | undefined): Promise<string> {
  const bin = chooseBinaries(home, postgresBin)
  if (!existsSync(home.cluster)) initialise(bin, home)
  const port = await freePort()
  const options = Object.entries({ ...settings, port }).map(([name, value]) => `-c ${name}='${value}'`)
  const where = ['-D', home.cluster, '-l', logOf(home), '-o', options.join(' ')]
  run(bin, 'pg_ctl', ['start', '-w', '-t', '600', ...where], home)
  return addressOf(home.cluster, port)
}

export function stop(home: Home, postgresBin: string | undefined): void {
  const bin = chooseBinaries(home, postgresBin)
  run(bin, 'pg_ctl', ['stop', '-w', '-t', '600', '-m', 'fast', '-D', home.cluster], home)
}

export function logOf(home: Home): string {
  return join(home.path, 'server.log')
}

/** Makes the cluster beside its place and moves it there when it is complete: half a cluster is never seen. */
function initialise(bin: string, home: Home): void {
  const folder = mkdtempSync(join(home.path, 'new-'))
  const passwordFile = `${folder}.password`
  const password = randomBytes(24).toString('base64url')
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (home.owner) for (const path of [folder, passwordFile]) chownSync(path, home.owner.uid, home.owner.gid)
    const access = ['-U', 'tokenboard', '--pwfile', passwordFile, '-A', 'scram-sha-256']
    run(bin, 'initdb', ['-D', folder, ...access, '-E', 'UTF8', '--locale=C', '--no-instructions'], home)
    writeFileSync(join(folder, 'tokenboard.password'), password, { mode: 0o600 })
    publish(folder, home.cluster, home.owner)
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    const complaint = (cause as { stderr?: Buffer }).stderr?.toString().trim().split('\n').at(-1)
    throw new OperatorError(
      `PostgreSQL could not set up a database in ${home.path} (${complaint ?? String(cause)}): mend that, or set DATABASE_URL.`,
      { cause },
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function run(bin: string, program: string, args: string[], { owner }: Home): void {
  // The operator's PGDATA, PGPORT and so on are about another server.
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  execFileSync(join(bin, program), args, {
    // Node takes signed numbers here, and on macOS `nobody` is 4294967294.
    ...(owner && { uid: owner.uid | 0, gid: owner.gid | 0 }),
    env: { ...(Object.fromEntries(environment) as NodeJS.ProcessEnv), LC_ALL: 'C' },
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}
