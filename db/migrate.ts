import { DrizzleQueryError, sql } from 'drizzle-orm'
import { OperatorError } from '@/lib/operator-error'
import { advisoryLocks } from './advisory-locks'
import type { Db } from './client'
import { compareMigrations, type Migration } from './migrations'

const INSUFFICIENT_PRIVILEGE = '42501'
/** Raised by a migration that tells the operator itself what to do. */
const TOLD_BY_MIGRATION = 'TB001'

const LOCK_NOT_AVAILABLE = '55P03'
/** How long another process may take for its migrations. */
const PATIENCE_MINUTES = 15

/**
 * Brings the database to the newest schema; does nothing where it is there already. The pool needs two
 * connections: one holds the lock while the other works.
 * @throws {OperatorError} where it has run a migration that this Tokenboard does not have, or its user may not
 */
export async function migrateDatabase(db: Db): Promise<void> {
  const connection = await db.$client.reserve()
  try {
    await connection.unsafe(`set lock_timeout = '${PATIENCE_MINUTES}min'`)
    await connection`select pg_advisory_lock(${advisoryLocks.migration})`
    try {
      await runPending(db)
    } finally {
      await connection`select pg_advisory_unlock(${advisoryLocks.migration})`
      await connection`reset lock_timeout`
    }
  } catch (cause) {
    throw explain(cause)
  } finally {
    connection.release()
  }
}

async function runPending(db: Db): Promise<void> {
  const { pending, unknown } = await compareMigrations(db)
  if (unknown.length > 0) {
    throw new OperatorError(
      `This database has run migrations that this Tokenboard does not have (${unknown.length}): a newer Tokenboard, or another line of it, has migrated it. Update this one.`,
    )
  }
  if (pending.length > 0) await run(db, pending)
}

/** All of them or none. The notes are those of drizzle-orm's migrator, which made the databases of earlier days. */
async function run(db: Db, pending: readonly Migration[]): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`create schema if not exists drizzle`)
    await transaction.execute(sql`
      create table if not exists drizzle.__drizzle_migrations (
        id serial primary key, hash text not null, created_at bigint
      )`)
    for (const { text, hash, when } of pending) {
      await transaction.execute(sql.raw(text))
      await transaction.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`,
      )
    }
  })
}

function explain(cause: unknown): unknown {
  const reason = cause instanceof DrizzleQueryError ? cause.cause : cause
  const { code, message } = reason as { code?: string; message: string }
  if (code === TOLD_BY_MIGRATION) return new OperatorError(message, { cause })
  if (code === LOCK_NOT_AVAILABLE) {
    return new OperatorError(
      `Another process has been migrating this database for ${PATIENCE_MINUTES} minutes: look what it waits for, then start again.`,
      { cause },
    )
  }
  if (code !== INSUFFICIENT_PRIVILEGE) return cause
  return new OperatorError(
    `The user of DATABASE_URL may not create what Tokenboard needs (${message}): make it the owner of the database.`,
    { cause },
  )
}
