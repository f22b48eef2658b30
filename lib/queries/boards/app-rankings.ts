import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { AppGroup } from '@/lib/domain/entity/app-groups'
import type { Day } from '@/lib/domain/time/day'
import { type DayRange, shiftBack } from '@/lib/domain/time/day-range'
import { listedOnly } from '../shared/listing'
import { metricOf } from '../shared/measures'
import { slicesOfRange } from '../shared/slices'
import { dimensionSource, selectSlices } from '../shared/source'

export interface AppRankingsQuestion {
  range: DayRange
  /** By growth over the mean of the three equal ranges before, and only who grew. */
  isTrending: boolean
  appGroup: AppGroup | null
  limit: number
  offset: number
}

export interface RankedApp extends Record<string, unknown> {
  id: number
  name: string
  rank: bigint
  requests: bigint
  totalTokens: bigint
}

/** A page of the apps by tokens or by growth within any range. Hidden apps and those without tokens are not ranked. */
export async function getAppRankings(
  reader: Reader,
  { range, isTrending, appGroup, limit, offset }: AppRankingsQuestion,
  dataThrough: Day | null,
): Promise<RankedApp[]> {
  const source = dimensionSource('apps', 'all')
  const tokens = metricOf('tokens')
  const current = selectSlices(
    source,
    slicesOfRange(range, true, dataThrough),
    () =>
      sql`r.app_id, ${tokens} as tokens, r.requests, ${isTrending ? sql`3 * (${tokens})` : tokens} as value`,
  )
  const before = selectSlices(
    source,
    slicesOfRange({ from: shiftBack(range, 3).from, until: range.from }, true, dataThrough),
    () => sql`r.app_id, 0::bigint as tokens, 0::bigint as requests, - (${tokens}) as value`,
  )
  return [
    ...(await reader.execute<RankedApp>(sql`
      with sums as materialized (
        select r.app_id as entity_id, exact_sum(r.tokens) as tokens, exact_sum(r.requests) as requests,
          exact_sum(r.value) as value
        from (${isTrending ? sql`${current} union all ${before}` : current}) r group by r.app_id
      )
      select a.id, a.title as name, r.tokens as "totalTokens", r.requests,
        row_number() over (order by r.value desc, a.identity collate "C") as rank
      from sums r join apps a on a.id = r.entity_id
      where r.tokens > 0 and r.value > 0 and ${listedOnly('apps', appGroup)}
      order by rank limit ${limit} offset ${offset}`)),
  ]
}
