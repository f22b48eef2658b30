import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'

/**
 * Between the starts of two runs, so that an event is on an open page within 10 seconds whenever it came: the run and
 * the page need the other three.
 */
const SPACING_SECONDS = 7
/** Runs take at most one part in so many of the time: where today has many events they are further apart. */
const SHARE = 25
/** What failed is not tried again at once. */
const AFTER_FAILURE_SECONDS = 60

/**
 * In how many milliseconds what has arrived is to be rolled up, 0 for now; null where nothing waits. The runs of all
 * processes count that had anything to do, and they tell themselves how long they took.
 */
export async function millisecondsToRun(db: Db): Promise<number | null> {
  const [row] = await db.execute<{ waits: boolean; seconds: number | null }>(sql`
    select exists (
        select from ingest_batches batch
        where rolled_up_at is null and not exists (
          select from rollup_days where rollup_days.day = batch.day and rollup_days.state = 'sealed')
      ) as waits,
      (select extract(epoch from started_at - clock_timestamp() + greatest(
          make_interval(secs => case state when 'failed' then ${AFTER_FAILURE_SECONDS}::float8 else ${SPACING_SECONDS}::float8 end),
          ${SHARE}::float8 * coalesce(finished_at - started_at, interval '0')))::float8
        from job_runs where job = 'rollup' and (state <> 'done' or days > 0) order by id desc limit 1) as seconds`)
  if (!row?.waits) return null
  return Math.max(0, Math.ceil((row.seconds ?? 0) * 1000))
}
