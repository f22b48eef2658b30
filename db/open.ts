import { env } from '@/lib/env'
import { OperatorError } from '@/lib/operator-error'
import { type ClientOptions, connect, type Db } from './client'
import { type EmbeddedServer, startEmbedded } from './embedded'
import { migrateDatabase } from './migrate'

export interface OpenDatabase {
  db: Db
  url: string
  /** Closes the pool, and the embedded server with it if nobody else uses it. */
  close(): Promise<void>
}

const OLDEST_MAJOR = 15

/** What is open in this process, or about to be, so that a signal can close it in order. */
const open = new Set<OpenDatabase>()
const opening = new Set<Promise<unknown>>()

/**
 * The database that the settings name, migrated: `DATABASE_URL`, or the embedded server of the data folder,
 * started if it is not running.
 * @throws {OperatorError} where it cannot be reached
 */
export async function openDatabase(options: ClientOptions = {}): Promise<OpenDatabase> {
  const attempt = connectAndMigrate(options)
  opening.add(attempt)
  try {
    return await attempt
  } finally {
    opening.delete(attempt)
  }
}

async function connectAndMigrate(options: ClientOptions): Promise<OpenDatabase> {
  const { DATABASE_URL, TOKENBOARD_DATA, POSTGRES_BIN, DATABASE_POOL_SIZE } = env()
  const embedded = DATABASE_URL
    ? undefined
    : await startEmbedded(TOKENBOARD_DATA, { postgresBin: POSTGRES_BIN })
  const url = DATABASE_URL ?? embedded!.url
  const db = connect(url, { poolSize: DATABASE_POOL_SIZE, ...options })
  const database = { db, url, close: () => closeDatabase(database, embedded) }
  open.add(database)
  try {
    await checkConnection(db, embedded)
    await migrateByItself(url)
    return database
  } catch (cause) {
    await database.close()
    throw cause
  }
}

/** Closes whatever this process still has open; running statements are ended and rolled back. */
export async function closeOpenDatabases(): Promise<void> {
  await Promise.allSettled(opening)
  await Promise.all([...open].map((database) => database.close()))
}

async function closeDatabase(database: OpenDatabase, embedded: EmbeddedServer | undefined): Promise<void> {
  if (!open.delete(database)) return
  await database.db.$client.end({ timeout: 1 })
  await embedded?.release()
}

/** In a pool of its own, because a script may ask for a pool of one connection. */
async function migrateByItself(url: string): Promise<void> {
  const db = connect(url, { poolSize: 2 })
  try {
    await migrateDatabase(db)
  } finally {
    await db.$client.end()
  }
}

async function checkConnection(db: Db, embedded: EmbeddedServer | undefined): Promise<void> {
  let version: number
  try {
    const [row] = await db.$client<{ version: number }[]>`
      select current_setting('server_version_num')::int as version`
    version = Math.floor(row!.version / 10_000)
  } catch (cause) {
    const reason =
      cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause)
    throw new OperatorError(
      embedded
        ? `The embedded database does not answer (${reason}).`
        : `The database of DATABASE_URL cannot be reached (${reason}): check its host, port, user and password.`,
      { cause },
    )
  }
  if (version < OLDEST_MAJOR) {
    throw new OperatorError(
      `The database is PostgreSQL ${version}: Tokenboard needs ${OLDEST_MAJOR} or newer.`,
    )
  }
}
