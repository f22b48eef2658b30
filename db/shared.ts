import { env } from '@/lib/env'
import { OperatorError } from '@/lib/operator-error'
import { connect, type Db } from './client'

interface Shared {
  db: Db | undefined
  closeListeners: Set<() => void>
}

/** On the global object because the bundler, and each hot reload, gives every route its own copy of this module. */
const slot = globalThis as typeof globalThis & { tokenboardShared?: Shared }

function shared(): Shared {
  slot.tokenboardShared ??= { db: undefined, closeListeners: new Set() }
  return slot.tokenboardShared
}

/**
 * The one connection pool of the web process, made at the first call: importing this file connects to nothing.
 * @throws {OperatorError} where no database is named
 */
export function sharedDb(): Db {
  const state = shared()
  state.db ??= connect(databaseUrl(), {
    poolSize: env().DATABASE_POOL_SIZE,
    onClose: () => {
      for (const listener of state.closeListeners) listener()
    },
  })
  return state.db
}

/** Calls `listener` whenever a connection of the shared pool closes: what was cached about the database may be stale. */
export function onSharedClose(listener: () => void): void {
  shared().closeListeners.add(listener)
}

/** The address of the shared database. */
export function databaseUrl(): string {
  const { DATABASE_URL } = env()
  if (!DATABASE_URL) {
    throw new OperatorError(
      'No database: run `npm start`, which brings its own, or set DATABASE_URL to a PostgreSQL.',
    )
  }
  return DATABASE_URL
}

/** Closes the pool when the process ends. */
export async function closeSharedDb(): Promise<void> {
  const state = shared()
  const { db } = state
  state.db = undefined
  await db?.$client.end({ timeout: 5 })
}
