import { env } from '@/lib/env'
import { OperatorError } from '@/lib/operator-error'
import { connect, type Db } from './client'

interface Shared {
  db?: Db
  sessionDb?: Db
  closeListeners: Set<() => void>
}

/** Whoever asks is told within ten seconds. */
const PATIENCE_MS = 8_000
/** A statement within a transaction may take longer: one of a large batch, or the first of a large file. */
const SILENCE_MS = 16_000

/** One holds a lock while the other notes what became of its work. */
const SESSION_POOL_SIZE = 2

/** On the global object because the bundler, and each hot reload, gives every route its own copy of this module. */
const slot = globalThis as typeof globalThis & { tokenboardShared?: Shared }

function shared(): Shared {
  slot.tokenboardShared ??= { closeListeners: new Set() }
  return slot.tokenboardShared
}

/**
 * The one connection pool of the web process, made at the first call: importing this file connects to nothing.
 * Where the database is behind a pooler, nothing lasts from one of its transactions to the next but what is stored.
 * @throws {OperatorError} where no database is named
 */
export function sharedDb(): Db {
  const { DATABASE_POOL_SIZE, DATABASE_DIRECT_URL } = env()
  const state = shared()
  state.db ??= connect(databaseUrl(), {
    poolSize: DATABASE_POOL_SIZE,
    isPooled: DATABASE_DIRECT_URL !== undefined,
    patienceMs: PATIENCE_MS,
    silenceMs: SILENCE_MS,
    onClose,
  })
  return state.db
}

/**
 * For work that holds a session (locks beyond a transaction, temporary tables of a size), and whose statements may take
 * minutes: a small pool of its own, past the pooler where there is one.
 */
export function sessionDb(): Db {
  const state = shared()
  state.sessionDb ??= connect(sessionUrl(), {
    poolSize: SESSION_POOL_SIZE,
    patienceMs: PATIENCE_MS,
    onClose,
  })
  return state.sessionDb
}

/** Calls `listener` whenever a connection of the shared pool closes: what was cached about the database may be stale. */
export function onSharedClose(listener: () => void): void {
  shared().closeListeners.add(listener)
}

function onClose(): void {
  for (const listener of shared().closeListeners) listener()
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

/** The address of the same database past a pooler, where there is one. */
export function sessionUrl(): string {
  return env().DATABASE_DIRECT_URL ?? databaseUrl()
}
