import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { coverRange, defaultBucketCount, trailingBuckets } from '@/lib/domain/time/buckets'
import { dayOf } from '@/lib/domain/time/day'
import { getFreshness } from '../shared/freshness'
import { slicesOfCover } from '../shared/slices'
import { selectSlices } from '../shared/source'
import { type EntityRef, wholeSource } from './entity-rows'

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
