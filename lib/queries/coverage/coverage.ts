import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Day } from '@/lib/domain/time/day'

/** The first and the last complete day with figures; null before there are any. */
export async function getCoverage(reader: Reader): Promise<{ first: Day; last: Day } | null> {
  const [row] = await reader.execute<{ first: Day | null; last: Day | null }>(sql`
    select (select min(day) from rollup_days where requests > 0) as first, data_through as last from rollup_state`)
  if (!row?.first || !row.last || row.first > row.last) return null
  return { first: row.first, last: row.last }
}
