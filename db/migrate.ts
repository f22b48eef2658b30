import { join } from 'node:path'
import { DrizzleQueryError } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { OperatorError } from '@/lib/operator-error'
import { advisoryLocks } from './advisory-locks'
import type { Db, Sql } from './client'
import { readJournal } from './pending-migrations'

const INSUFFICIENT_PRIVILEGE = '42501'
/** Raised by a migration that tells the operator itself what to do. */
const TOLD_BY_MIGRATION = 'TB001'

/**
 * Brings the database to the newest schema; does nothing where it is there already. The pool needs two
 * connections: one holds the lock while the other works.
 * @throws {OperatorError} where a newer Tokenboard has migrated it, or its user may not
 */
export async function migrateDatabase(db: Db): Promise<void> {
  const connection = await db.$client.reserve()
  const migrationsFolder = join(process.cwd(), 'db/migrations')
  try {
    await connection`select pg_advisory_lock(${advisoryLocks.migration})`
    await refuseNewer(connection, migrationsFolder)
    await migrate(db, { migrationsFolder })
  } catch (cause) {
    const reason = cause instanceof DrizzleQueryError ? cause.cause : cause
    const { code, message } = reason as { code?: string; message: string }
    if (code === TOLD_BY_MIGRATION) throw new OperatorError(message, { cause })
    if (code !== INSUFFICIENT_PRIVILEGE) throw cause
    throw new OperatorError(
      `The user of DATABASE_URL may not create what Tokenboard needs (${message}): make it the owner of the database.`,
      { cause },
    )
  } finally {
    await connection`select pg_advisory_unlock(${advisoryLocks.migration})`
    connection.release()
  }
}

async function refuseNewer(sql: Pick<Sql, 'unsafe'>, folder: string): Promise<void> {
  const journal = readJournal(folder)
  const [table] = await sql.unsafe<{ exists: boolean }[]>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  )
  if (!table?.exists) return
  const [row] = await sql.unsafe<{ newest: bigint | null }[]>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  )
  const known = Math.max(...journal.entries.map((entry) => entry.when))
  if (row?.newest && row.newest > known) {
    throw new OperatorError('A newer Tokenboard has migrated this database: update this one.')
  }
}
