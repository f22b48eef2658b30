import { sql } from 'drizzle-orm'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Session } from './session'

/** A day that events or rollups are stored of. */
export interface StoredDay {
  day: Day
  /** The state of its rollup; null where it has none. */
  state: 'open' | 'closed' | 'sealed' | null
  /** Whether batches of it wait for a rollup. */
  pending: boolean
  /** Whether its events were filed by changed rules since its rollup. */
  remapped: boolean
  /** Whether nothing came in that waits but what completes events that were there. */
  completed: boolean
  /** Whether its raw events have a partition. */
  partitioned: boolean
  /** About how many events it has: those rolled up and those that wait. */
  events: bigint
  /** What its rollup says. */
  rolledEvents: bigint
  requests: bigint
  totalTokens: bigint
}

/** All days of which there is anything, in order. */
export function storedDays(session: Session): Promise<StoredDay[]> {
  return session.query<StoredDay>(sql`
    with partitions as (
      select to_date(substring(child.relname from '\\d{8}$'), 'YYYYMMDD') as day
      from pg_inherits join pg_class child on child.oid = inhrelid where inhparent = 'events'::regclass
    ), waiting as (
      select day, exact_sum(accepted) as events, bool_or(source = 'remap') as remapped,
        sum(accepted) = 0 and sum(completed) > 0 as completed
      from ingest_batches
      where rolled_up_at is null and day is not null group by day
    )
    select day::text, state, waiting.day is not null as pending,
      coalesce(remapped, false) as remapped, coalesce(waiting.completed, false) as completed, partitions.day is not null as partitioned,
      coalesce(rolled.events, 0) + coalesce(waiting.events, 0) as events,
      coalesce(rolled.events, 0) as "rolledEvents", coalesce(requests, 0) as requests,
      coalesce(total_tokens, 0) as "totalTokens"
    from partitions full join waiting using (day) full join rollup_days rolled using (day)
    order by day`)
}

export function inRange(day: Day, { from, until }: DayRange): boolean {
  return day >= from && day < until
}

/** So many events go through the temporary tables at a time: few enough for memory, enough to be worth a scan. */
const CHUNK_EVENTS = 250_000n
const CHUNK_DAYS = 62

/** Splits days into runs that are computed together. */
export function chunksOf(days: readonly StoredDay[]): StoredDay[][] {
  const chunks: StoredDay[][] = []
  let events = 0n
  for (const day of days) {
    const chunk = chunks.at(-1)
    events += day.events
    if (!chunk || events > CHUNK_EVENTS || chunk.length === CHUNK_DAYS) {
      chunks.push([day])
      events = day.events
    } else chunk.push(day)
  }
  return chunks
}
