import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@/db/client'
import { startEmbedded } from '@/db/embedded'
import { prepareHome } from '@/db/embedded-home'
import { migrateDatabase } from '@/db/migrate'
import { findRunning } from '@/db/running-server'
import { createKey } from '@/lib/access/keys'
import { accept } from '@/lib/ingest/accept'
import type { LedgerEvent } from '../../harness/ledger'

/** A data folder as `npm start` finds it on its second day: with a key and with events, so that no demo is loaded. */
export async function prepareHomeWith(
  dataFolder: string,
  events: readonly LedgerEvent[],
): Promise<{ key: string }> {
  const server = await startEmbedded(dataFolder)
  const db = connect(server.url, { poolSize: 2 })
  try {
    await migrateDatabase(db)
    await accept(db, events, { source: 'api', apiKeyId: null, now: new Date() })
    return await createKey(db, { name: 'torture', scopes: ['ingest'] })
  } finally {
    await db.$client.end({ timeout: 1 })
    await server.release()
  }
}

/** Where the folder's server answers; undefined where none runs. */
export function urlOf(dataFolder: string): Promise<string | undefined> {
  return findRunning(prepareHome(dataFolder))
}

/** The folder's PostgreSQL, by the file that it keeps while it runs. */
export function postmasterOf(dataFolder: string): number | undefined {
  const file = join(dataFolder, 'postgres', 'cluster', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}
