import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '@/db/client'
import { startEmbedded } from '@/db/embedded'
import { migrateDatabase } from '@/db/migrate'
import { createKey } from '@/lib/access/keys'
import { freePort } from '@/lib/free-port'
import { startWebServer } from '../../../scripts/bench/web-server'
import { ensureBuild } from '../../../scripts/support/build'

/** A Tokenboard of its own: the production server on an empty database in a folder that goes with it. */
export interface Tokenboard {
  url: string
  key: string
  db: Db
  stop(): Promise<void>
}

export async function startTokenboard(): Promise<Tokenboard> {
  await ensureBuild().finished
  const folder = mkdtempSync(join(tmpdir(), 'tokenboard-conformance-'))
  chmodSync(folder, 0o755) // root's PostgreSQL runs as another user
  const postgres = await startEmbedded(join(folder, 'data'))
  const db = connect(postgres.url, { poolSize: 2 })
  const stopDatabase = async () => {
    await db.$client.end({ timeout: 1 })
    await postgres.release()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrateDatabase(db)
    const { key } = await createKey(db, { name: 'conformance', scopes: ['ingest'] })
    const web = await startWebServer(postgres.url, await freePort())
    return {
      url: web.url,
      key,
      db,
      stop: async () => {
        await web.stop()
        await stopDatabase()
      },
    }
  } catch (cause) {
    await stopDatabase()
    throw cause
  }
}
