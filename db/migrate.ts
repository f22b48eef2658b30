import { join } from 'node:path'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type { Db } from './client'

/** One migration at a time, however many processes start at once. The number is arbitrary but ours. */
const MIGRATION_LOCK = 7_301_001

/** Brings the database to the newest schema; does nothing where it is there already. */
export async function migrateDatabase(db: Db): Promise<void> {
  const connection = await db.$client.reserve()
  try {
    await connection`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migrate(db, { migrationsFolder: join(process.cwd(), 'db/migrations') })
  } finally {
    await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`
    connection.release()
  }
}
