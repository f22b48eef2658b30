import type { Db, Reader } from '@/db/client'

/** Runs queries that must agree with each other: all of them see the database as it was at the first. */
export function readSnapshot<T>(db: Db, work: (reader: Reader) => Promise<T>): Promise<T> {
  return db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}
