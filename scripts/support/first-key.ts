import type { Db } from '@/db/client'
import { createKey, listKeys } from '@/lib/access/keys'

/**
 * Prints a fresh ingest key where no live one exists. Later starts make none: they would pile up in the database
 * and in the logs, and those that exist are in use.
 */
export async function announceKeys(db: Db, address: string): Promise<void> {
  const live = (await listKeys(db)).filter((key) => !key.revokedAt && key.scopes.includes('ingest'))
  if (live.length > 0) {
    console.log(`Ingest keys: ${live.length} in use. For another one: npm run keys -- create NAME`)
    return
  }
  const { key } = await createKey(db, { name: 'first start', scopes: ['ingest'] })
  console.log(`Ingest key, shown this once: ${key}`)
  console.log(`Events go to: ${address}/api/v1/events`)
}
