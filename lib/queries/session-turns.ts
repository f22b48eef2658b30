import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { defaultBucketCount, type Grain, trailingBuckets } from '@/lib/domain/buckets'
import { dayOf } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import { type SessionBucket, turnRanges } from '@/lib/domain/turns'
import { chartBuckets } from './chart-buckets'
import { getFreshness } from './freshness'
import { among, inCategory, type SessionScope } from './growth/session-scope'
import { toldRange } from './growth/untold-days'

/** Only the turns in the category, with the models, and from the apps are asked for. */
export interface SessionTurnsQuestion extends SessionScope {
  grain: Grain
  /** Null for the grain's usual span, which ends with the running bucket. */
  range: DayRange | null
}

interface TurnsRow extends Record<string, unknown> {
  bucket: string
  place: number
  sessions: bigint
  requests: bigint
  promptTokens: bigint
  estimated: boolean
}

/** The bucket of a row, by arithmetic where that is possible: `date_trunc` takes a third of the query's time. */
const bucketOf: Record<Grain, SQL> = {
  day: sql`r.day`,
  week: sql`r.day - (r.day - date '2001-01-01') % 7`,
  month: sql`date_trunc('month', r.day::timestamp)::date`,
}

/**
 * The sessions of each bucket by how many turns they had in it. One that goes on in the next counts there again. Of a
 * category, without the buckets that know none.
 */
export async function getSessionTurns(
  reader: Reader,
  { grain, range: chosen, category, modelIds, appIds }: SessionTurnsQuestion,
  now: Date,
): Promise<{ buckets: SessionBucket[]; range: DayRange; estimated: boolean }> {
  const freshness = await getFreshness(reader)
  const range = chosen ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const told = await toldRange(reader, 'session', { category, range, grain })
  const edges = `{${turnRanges.slice(1).map(({ from }) => from)}}`
  // A sampled session stands for as many like it as its requests do.
  const rows = await reader.execute<TurnsRow>(sql`
    select v.bucket::text, width_bucket(v.events, ${edges}::bigint[]) as place,
      round(sum(v.requests::float8 / v.events))::bigint as sessions, exact_sum(v.requests) as requests,
      exact_sum(v.prompt_tokens) as "promptTokens", bool_or(v.requests > v.events) as estimated
    from (
      select ${bucketOf[grain]} as bucket, r.session_hash, exact_sum(r.events) as events, exact_sum(r.requests) as requests,
        exact_sum(r.prompt_tokens) as prompt_tokens
      from session_daily r
      where r.day >= ${told.from} and r.day < ${told.until} ${inCategory(category)} ${among('model_id', modelIds)} ${among('app_id', appIds)}
      group by 1, 2
    ) v group by 1, 2`)
  const buckets = chartBuckets(told, grain, freshness).map(({ bucket: day, isPartial }) => {
    const own = rows.filter((row) => row.bucket === day)
    return {
      bucket: day,
      isPartial,
      sessions: turnRanges.map((_, place) => own.find((row) => row.place === place)?.sessions ?? 0n),
      requests: own.reduce((sum, { requests }) => sum + requests, 0n),
      promptTokens: own.reduce((sum, { promptTokens }) => sum + promptTokens, 0n),
    }
  })
  return { buckets, range, estimated: rows.some(({ estimated }) => estimated) }
}
