import { env } from '@/lib/env'
import { OperatorError } from '@/lib/operator-error'
import { type ClientOptions, connect, type Db } from './client'
import { startEmbedded } from './embedded'
import { migrateDatabase } from './migrate'

export interface OpenDatabase {
  db: Db
  url: string
  /** Closes the pool, and the embedded server with it if nobody else uses it. */
  close(): Promise<void>
}

/**
 * The database that the settings name, migrated: `DATABASE_URL`, or the embedded server of the data folder,
 * started if it is not running.
 * @throws {OperatorError} where it cannot be reached
 */
export async function openDatabase(options: ClientOptions = {}): Promise<OpenDatabase> {
  const { DATABASE_URL, TOKENBOARD_DATA, DATABASE_POOL_SIZE } = env()
  const embedded = DATABASE_URL ? undefined : await startEmbedded(TOKENBOARD_DATA)
  const url = DATABASE_URL ?? embedded!.url
  const db = connect(url, { poolSize: DATABASE_POOL_SIZE, ...options })
  try {
    await checkConnection(db)
    await migrateDatabase(db)
  } catch (cause) {
    await db.$client.end()
    await embedded?.release()
    throw cause
  }
  return {
    db,
    url,
    async close() {
      await db.$client.end()
      await embedded?.release()
    },
  }
}

async function checkConnection(db: Db): Promise<void> {
  try {
    await db.$client`select 1`
  } catch (cause) {
    const reason =
      cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause)
    throw new OperatorError(
      `The database of DATABASE_URL cannot be reached (${reason}): check its host, port, user and password.`,
      { cause },
    )
  }
}
