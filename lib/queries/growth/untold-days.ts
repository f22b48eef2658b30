import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { bucketRange, type Grain, startOfBucket } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'

type Visits = 'session' | 'account'

/**
 * The last day whose visits are not told apart by category, where one is asked for: it was sealed before they were.
 * Up to it nothing is known of a category; null where everything is.
 */
export async function lastUntoldDay(
  reader: Reader,
  visits: Visits,
  category: CategoryFilter,
): Promise<Day | null> {
  if (category === 'all') return null
  const [row] = await reader.execute<{ day: Day | null }>(
    sql`select max(day)::text as day from ${sql.identifier(`${visits}_daily`)} where category_id = 0`,
  )
  return row?.day ?? null
}

/** What is left of a range without the buckets that have such days; its end where there is nothing. */
export async function toldRange(
  reader: Reader,
  visits: Visits,
  { category, range, grain }: { category: CategoryFilter; range: DayRange; grain: Grain },
): Promise<DayRange> {
  const untold = await lastUntoldDay(reader, visits, category)
  if (untold === null || untold < range.from) return range
  const { until } = bucketRange(startOfBucket(untold, grain), grain)
  return { from: until < range.until ? until : range.until, until: range.until }
}
