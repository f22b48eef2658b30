import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { coverRange, type Grain } from '@/lib/domain/buckets'
import type { CategoryFilter } from '@/lib/domain/categories'
import type { Day } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import { metricOf } from './measures'
import { type Slice, sliceBucket, slicesOfCover } from './slices'
import { dimensionSource, selectSlices } from './source'

export interface DailyRankingsQuestion {
  range: DayRange
  grain: Grain
  category: CategoryFilter
  /** Only what models had on days on which they called tools. */
  onlyWithTools: boolean
  /** Models before the rest, in each bucket. */
  top: number
}

export interface DailyRank extends Record<string, unknown> {
  bucket: Day
  /** Null for the rest together, which comes last in its bucket. */
  permaslug: string | null
  totalTokens: bigint
}

/**
 * The models with most tokens in each bucket, variants for themselves, and the rest of the bucket as one. Only days of
 * the range are counted, also where a bucket is longer than that.
 */
export async function getDailyRankings(
  reader: Reader,
  question: DailyRankingsQuestion,
  dataThrough: Day | null,
): Promise<DailyRank[]> {
  const { range, grain, category, onlyWithTools, top } = question
  const source = dimensionSource('models', category)
  const where = onlyWithTools ? sql`${source.where} and r.tool_requests > 0` : source.where
  // A week's row does not say on which of its days a model called tools.
  const slices: Slice[] = onlyWithTools
    ? [{ span: 'daily', range }]
    : slicesOfCover(coverRange(range, grain, dataThrough))
  const rows = selectSlices(
    { ...source, where },
    slices,
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, r.model_id, ${metricOf('tokens')} as tokens`,
  )
  const sums =
    grain === 'day'
      ? rows
      : sql`select r.bucket, r.model_id, exact_sum(r.tokens) as tokens from (${rows}) r group by r.bucket, r.model_id`
  // Places by slug are numbers here: comparing texts for each of a year's rows takes longer than all else.
  return [
    ...(await reader.execute<DailyRank>(sql`
      with listed as materialized (
        select id, permaslug, row_number() over (order by permaslug collate "C") as place from models
      ),
      ranked as materialized (
        select s.bucket, s.tokens, l.permaslug,
          row_number() over (partition by s.bucket order by s.tokens desc, l.place) as rank
        from (${sums}) s join listed l on l.id = s.model_id
        where s.tokens > 0
      )
      select bucket, permaslug, tokens as "totalTokens", rank from ranked where rank <= ${top}
      union all
      select bucket, null, exact_sum(tokens), null from ranked where rank > ${top} group by bucket
      order by bucket, rank nulls last`)),
  ]
}
