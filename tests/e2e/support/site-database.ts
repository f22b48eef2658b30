import { connect } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { openDatabase } from '@/db/open'

/** A migrated database without events beside that of the site under test. */
export interface SiteDatabase {
  url: string
  drop(): Promise<void>
}

export async function createSiteDatabase(name: string): Promise<SiteDatabase> {
  const server = await openDatabase({ poolSize: 1 })
  const { $client: admin } = server.db
  await admin.unsafe(`drop database if exists ${name} with (force)`)
  await admin.unsafe(`create database ${name}`)
  const url = server.url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
  const db = connect(url, { poolSize: 2 })
  await migrateDatabase(db)
  await db.$client.end()
  return {
    url,
    async drop() {
      await admin.unsafe(`drop database ${name} with (force)`)
      await server.close()
    },
  }
}
