import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { DriverWeek } from '@/lib/domain/growth/driver-week'
import { addDays } from '@/lib/domain/time/day'
import { wholeSource } from '../entity/entity-rows'
import type { WeeklyQuestion } from './weekly-rows'

/** Whether some requests of the weeks, or of the one before them, stand for several. */
export async function areWeeksEstimated(
  reader: Reader,
  { of, category }: WeeklyQuestion,
  weeks: readonly DriverWeek[],
): Promise<boolean> {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) return false
  const { rollup, where } = wholeSource(of, category)
  const [row] = await reader.execute<{ found: boolean }>(sql`
    select exists (
      select from ${sql.identifier(`${rollup}_weekly`)} r
      where r.week >= ${addDays(first.week, -7)} and r.week <= ${last.week} and r.sampled_requests > 0 and ${where}
    ) as found`)
  return row!.found
}
