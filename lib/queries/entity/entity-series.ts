import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { coverRange, defaultBucketCount, type Grain, trailingBuckets } from '@/lib/domain/time/buckets'
import { dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { EntityBucket, EntitySeries } from '@/lib/domain/traffic/series'
import { chartBuckets } from '../shared/chart-buckets'
import { getFreshness } from '../shared/freshness'
import { sliceBucket, slicesOfCover } from '../shared/slices'
import { selectSlices } from '../shared/source'
import { type EntityRef, wholeSource } from './entity-rows'

export interface EntitySeriesQuestion {
  category: CategoryFilter
  grain: Grain
  /** Null for the grain's usual span, which ends with the running bucket. */
  range?: DayRange | null
}

interface BucketRow extends Record<string, unknown> {
  bucket: string
  prompt_tokens: bigint
  completion_tokens: bigint
  reasoning_tokens: bigint
  requests: bigint
  estimated: boolean
}

/** One entity, or all of them together, over the grain's usual span. A base model includes its variants. */
export async function getEntitySeries(
  reader: Reader,
  of: EntityRef | null,
  { category, grain, range: chosen = null }: EntitySeriesQuestion,
  now: Date,
): Promise<EntitySeries> {
  const freshness = await getFreshness(reader)
  const range = chosen ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const slices = slicesOfCover(coverRange(range, grain, freshness.dataThrough))
  const parts = selectSlices(
    wholeSource(of, category),
    slices,
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, r.*`,
  )
  const rows = await reader.execute<BucketRow>(sql`
    select bucket, exact_sum(prompt_tokens) as prompt_tokens, exact_sum(completion_tokens) as completion_tokens,
      exact_sum(reasoning_tokens) as reasoning_tokens, exact_sum(requests) as requests,
      bool_or(sampled_requests > 0) as estimated
    from (${parts}) r group by bucket`)
  const byBucket = new Map(rows.map((row) => [row.bucket, row]))
  const buckets = chartBuckets(range, grain, freshness).map(({ bucket, isPartial }): EntityBucket => {
    const row = byBucket.get(bucket)
    return {
      bucket,
      isPartial,
      promptTokens: row?.prompt_tokens ?? 0n,
      completionTokens: row?.completion_tokens ?? 0n,
      reasoningTokens: row?.reasoning_tokens ?? 0n,
      requests: row?.requests ?? 0n,
    }
  })
  return { buckets, grain, range, estimated: rows.some((row) => row.estimated), freshness }
}
