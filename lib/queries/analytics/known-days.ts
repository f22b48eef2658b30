import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type AnalyticsRollup, tableOf } from './choose-rollup'

/** Whether a rollup knows all the days: those that were sealed before it came have no rows. */
export async function knowsDays(
  reader: Reader,
  rollup: AnalyticsRollup,
  { from, until }: DayRange,
): Promise<boolean> {
  if (!tableOf(rollup).younger) return true
  // A day is looked up in the index. As a join (`not exists`) all rows of a year would be read.
  const [missing] = await reader.execute(sql`
    select from rollup_days d
    where d.day >= ${from} and d.day < ${until} and d.requests > 0
      and (select r.day from ${sql.identifier(`${rollup}_daily`)} r where r.day = d.day limit 1) is null
    limit 1`)
  return missing === undefined
}
