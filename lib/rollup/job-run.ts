import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Session } from './session'

/** So many runs of a job that went well are remembered, and all that failed. */
const REMEMBERED = 1_000

export interface JobOutcome {
  days: number
  dataVersion: bigint
}

/**
 * Runs a job and keeps a record of it beside the job's own transaction, so that a failure leaves its message.
 * The caller holds the lock of the job: whatever else claims to be running has died.
 */
export async function recordRun<Outcome extends JobOutcome>(
  db: Db,
  session: Session,
  job: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  await session.change(sql`
    update job_runs set state = 'failed', finished_at = clock_timestamp(), error = 'The process ended before the job did.'
    where job = ${job} and state = 'running'`)
  const [run] = await session.query<{ id: bigint }>(
    sql`insert into job_runs (job, started_at, state) values (${job}, clock_timestamp(), 'running') returning id`,
  )
  try {
    const outcome = await work()
    await session.change(sql`
      update job_runs set state = 'done', finished_at = clock_timestamp(), days = ${outcome.days},
        data_version = ${outcome.dataVersion}
      where id = ${run!.id}`)
    await session.change(
      sql`delete from job_runs where job = ${job} and state = 'done' and id <= ${run!.id} - ${REMEMBERED}::bigint`,
    )
    return outcome
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // On another connection: the job's own may be what broke.
    await db.execute(sql`
      update job_runs set state = 'failed', finished_at = clock_timestamp(), error = ${message} where id = ${run!.id}`)
    throw error
  }
}
