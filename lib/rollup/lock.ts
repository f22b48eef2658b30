import { sql } from 'drizzle-orm'
import { advisoryLocks } from '@/db/advisory-locks'
import type { Db } from '@/db/client'
import { type Session, sessionOn } from './session'

/**
 * Runs `work` on a connection of its own that holds the rollup lock. The lock is the session's and is taken before
 * any transaction begins: inside one it would be waited for with a snapshot that grows stale meanwhile.
 * @returns undefined where another process holds the lock and `wait` is not set
 */
export async function withRollupLock<Result>(
  db: Db,
  wait: boolean,
  work: (session: Session) => Promise<Result>,
): Promise<Result | undefined> {
  const connection = await db.$client.reserve()
  const session = sessionOn(connection)
  try {
    if (!(await takeLock(session, wait))) return undefined
    try {
      return await work(session)
    } finally {
      await session.change(sql`select pg_advisory_unlock(${advisoryLocks.rollup})`)
    }
  } finally {
    connection.release()
  }
}

async function takeLock(session: Session, wait: boolean): Promise<boolean> {
  if (wait) {
    await session.change(sql`select pg_advisory_lock(${advisoryLocks.rollup})`)
    return true
  }
  const [row] = await session.query<{ taken: boolean }>(
    sql`select pg_try_advisory_lock(${advisoryLocks.rollup}) as taken`,
  )
  return row!.taken
}

/** Runs `work` in a transaction of the session in which every statement sees the same snapshot. */
export function inSnapshot<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  return inTransaction(session, async () => {
    await session.change(sql`set transaction isolation level repeatable read`)
    await session.change(sql`set local work_mem = '256MB'`)
    // The other cores are for the site and its readers; starting workers takes what they would save.
    await session.change(sql`set local max_parallel_workers_per_gather = 0`)
    return work()
  })
}

export async function inTransaction<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  await session.change(sql`begin`)
  try {
    const result = await work()
    await session.change(sql`commit`)
    return result
  } catch (error) {
    await session.change(sql`rollback`)
    throw error
  }
}
