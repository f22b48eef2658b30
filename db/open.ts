import { env } from '@/lib/env'
import { type ClientOptions, connect, type Db } from './client'
import { checkPooler, checkSessions } from './connection/check-connection'
import { type EmbeddedServer, startEmbedded } from './embedded'
import { migrateDatabase } from './migrate'

export interface OpenDatabase {
  /** Keeps a session for whoever holds a connection, also where the site goes through a pooler. */
  db: Db
  /** What the site is to be served from. */
  url: string
  /** Closes the pool, and the embedded server with it if nobody else uses it. */
  close(): Promise<void>
}

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
  const { DATABASE_URL, DATABASE_DIRECT_URL, TOKENBOARD_DATA, POSTGRES_BIN, DATABASE_POOL_SIZE } = env()
  const embedded = DATABASE_URL
    ? undefined
    : await startEmbedded(TOKENBOARD_DATA, { postgresBin: POSTGRES_BIN })
  const url = DATABASE_URL ?? embedded!.url
  const direct = DATABASE_DIRECT_URL ?? url
  const db = connect(direct, { poolSize: DATABASE_POOL_SIZE, ...options })
  const database = { db, url, close: () => closeDatabase(database, embedded) }
  open.add(database)
  try {
    const name = DATABASE_DIRECT_URL ? 'DATABASE_DIRECT_URL' : embedded ? 'embedded' : 'DATABASE_URL'
    await checkSessions(db, direct, name)
    if (DATABASE_DIRECT_URL) await checkPooler(url, db)
    await migrateByItself(direct)
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
