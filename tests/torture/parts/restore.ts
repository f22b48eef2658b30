import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@/db/client'
import { startEmbedded } from '@/db/embedded'
import { migrateDatabase } from '@/db/migrate'
import { accept } from '@/lib/ingest/accept'
import { Ledger } from '../harness/ledger'
import type { Part, Torture } from '../harness/part'

const DEBIAN = '/usr/lib/postgresql'

export const restore: Part = {
  name: 'restore',
  about: 'a copy of the data folder, and a dump into another database: both have every token',
  async run(torture) {
    await copyFolder(torture)
    if (torture.size === 'whole') await dump(torture)
  },
}

/** The stopped data folder is copied as docs/operations.md says, and the copy started. */
async function copyFolder(torture: Torture): Promise<void> {
  const dataFolder = join(torture.createFolder(), 'data')
  const ledger = new Ledger(torture, 'copied')
  await fill(torture, dataFolder, ledger)
  const copy = join(torture.createFolder(), 'data')
  cpSync(dataFolder, copy, { recursive: true, verbatimSymlinks: true })
  keepOwners(dataFolder, copy)
  const server = await startEmbedded(copy)
  const db = connect(server.url, { poolSize: 3 })
  await ledger.settle(db)
  await db.$client.end({ timeout: 1 })
  await server.release()
  torture.count('folders copied')
}

async function dump(torture: Torture): Promise<void> {
  const bin = binaries()
  if (!bin) {
    torture.count('dumps not tried, for want of pg_dump')
    return
  }
  const dataFolder = join(torture.createFolder(), 'data')
  const ledger = new Ledger(torture, 'dumped')
  const server = await startEmbedded(dataFolder, { postgresBin: bin })
  const admin = connect(server.url, { poolSize: 1 })
  const db = connect(server.url, { poolSize: 3 })
  await migrateDatabase(db)
  await take(torture, db, ledger)
  const file = join(torture.createFolder(), 'tokenboard.dump')
  execFileSync(join(bin, 'pg_dump'), ['--format=custom', `--file=${file}`, server.url])
  await admin.$client.unsafe('create database restored')
  const url = server.url.replace(/\/postgres$/, '/restored')
  execFileSync(join(bin, 'pg_restore'), ['--exit-on-error', `--dbname=${url}`, file])
  const restored = connect(url, { poolSize: 3 })
  await migrateDatabase(restored)
  await ledger.settle(restored)
  for (const one of [admin, db, restored]) await one.$client.end({ timeout: 1 })
  await server.release()
  torture.count('dumps restored')
}

async function fill(torture: Torture, dataFolder: string, ledger: Ledger): Promise<void> {
  const server = await startEmbedded(dataFolder)
  const db = connect(server.url, { poolSize: 3 })
  await migrateDatabase(db)
  await take(torture, db, ledger)
  await db.$client.end({ timeout: 1 })
  await server.release()
}

/** Half of the events are rolled up before, the others wait. */
async function take(torture: Torture, db: ReturnType<typeof connect>, ledger: Ledger): Promise<void> {
  for (let half = 0; half < 2; half++) {
    const events = ledger.make(torture.size === 'whole' ? 5_000 : 500)
    await accept(db, events, { source: 'api', apiKeyId: null, now: new Date() })
    ledger.book(events)
    torture.count('events', events.length)
    if (half === 0) await ledger.settle(db)
  }
}

/** What root copies belongs to root: PostgreSQL wants its folder back, as `cp -a` leaves it. */
function keepOwners(from: string, to: string): void {
  for (const name of ['', ...readdirSync(from, { recursive: true }).map(String)]) {
    const { uid, gid, mode } = statSync(join(from, name))
    chownSync(join(to, name), uid, gid)
    chmodSync(join(to, name), mode)
  }
}

/** The newest PostgreSQL of Debian that has its server and its tools. */
function binaries(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined
  return readdirSync(DEBIAN)
    .toSorted((one, other) => Number(other) - Number(one))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) =>
      ['initdb', 'pg_dump', 'pg_restore', 'postgres'].every((name) => existsSync(join(bin, name))),
    )
}
