import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { coverRange, defaultBucketCount, trailingBuckets } from '@/lib/domain/buckets'
import type { CategoryFilter } from '@/lib/domain/categories'
import { dayOf } from '@/lib/domain/day'
import { type EntityRef, wholeSource } from './entity-rows'
import { getFreshness } from './freshness'
import { slicesOfCover } from './slices'
import { selectSlices } from './source'

/** Whether an entity had any tokens within the span that its charts show: a year, with the running week. */
export async function hasOwnTraffic(
  reader: Reader,
  of: EntityRef | null,
  category: CategoryFilter,
  now: Date,
): Promise<boolean> {
  const { dataThrough } = await getFreshness(reader)
  if (dataThrough === null) return false
  const range = trailingBuckets(dayOf(now), 'week', defaultBucketCount.week)
  const slices = slicesOfCover(coverRange(range, 'week', dataThrough))
  const tokens = sql`r.prompt_tokens + r.completion_tokens as tokens`
  const rows = selectSlices(wholeSource(of, category), slices, () => tokens)
  const [row] = await reader.execute<{ found: boolean }>(
    sql`select exists (select from (${rows}) r where r.tokens > 0) as found`,
  )
  return row?.found ?? false
}
