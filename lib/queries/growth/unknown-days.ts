import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'

/** The last of the days whose segments nobody can count: it was sealed before these were. Null where all are known. */
export async function lastUnknownDay(reader: Reader, { from, until }: DayRange): Promise<Day | null> {
  // One look at the index for each day: an anti join would read the whole of it.
  const [row] = await reader.execute<{ day: Day | null }>(sql`
    select max(d.day) as day from rollup_days d
    where d.day >= ${from} and d.day < ${until} and d.requests > 0
      and (select r.day from segment_daily r where r.day = d.day limit 1) is null`)
  return row?.day ?? null
}
