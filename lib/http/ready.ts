import { sql } from 'drizzle-orm'
import type { Db, Reader } from '@/db/client'
import { compareMigrations } from '@/db/migrations'
import { RETRY_AFTER_SECONDS } from './errors'
import { isDiskFull } from './full-disk'
import { within } from './within'

const PATIENCE_MS = 3_000

/** A night and half a day without a rollup: one was missed. */
const LATE_AFTER_SECONDS = 36 * 60 * 60

interface RollupRow extends Record<string, unknown> {
  data_through: string | null
  age_seconds: number | null
}

/**
 * `GET /api/ready`: 200 where the database answers, has room for events, and has run every migration and no unknown
 * one, else 503. It also tells how old the last finished rollup is, which does not keep the site from answering: `none`,
 * `ok`, or `late` after 36 hours.
 */
export async function ready(database: () => Db, now: Date, patienceMs = PATIENCE_MS): Promise<Response> {
  try {
    const db = database()
    const { pending, unknown } = await within(patienceMs, compareMigrations(db))
    if (pending.length > 0) {
      const names = pending.map(({ tag }) => tag)
      return answer(503, { status: 'unavailable', database: 'ok', migrations: 'pending', pending: names })
    }
    if (unknown.length > 0) {
      return answer(503, { status: 'unavailable', database: 'ok', migrations: 'unknown' })
    }
    if (isDiskFull()) return answer(503, { status: 'unavailable', database: 'full', migrations: 'ok' })
    const { data_through, age_seconds } = await within(patienceMs, lastRollup(db, now))
    return answer(200, {
      status: 'ok',
      database: 'ok',
      migrations: 'ok',
      rollup: age_seconds === null ? 'none' : age_seconds > LATE_AFTER_SECONDS ? 'late' : 'ok',
      rollup_age_seconds: age_seconds,
      data_through,
    })
  } catch (error) {
    console.error('Ready:', error)
    return answer(503, { status: 'unavailable', database: 'unreachable' })
  }
}

async function lastRollup(reader: Reader, now: Date): Promise<RollupRow> {
  const [row] = await reader.execute<RollupRow>(sql`
    select s.data_through, (
      select extract(epoch from ${now.toISOString()}::timestamptz - max(finished_at))::int
      from job_runs where job = 'rollup' and state = 'done'
    ) as age_seconds
    from rollup_state s`)
  return row!
}

function answer(status: number, body: Record<string, unknown>): Response {
  const retry = status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...retry } })
}
