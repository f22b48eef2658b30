import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { sessionSums, sessionsByTurns, sessionWeeks, startOfRow } from '@/db/digests/session-weeks'
import { categoryFilterId } from '@/lib/domain/entity/categories'
import { coverRange, defaultBucketCount, type Grain, trailingBuckets } from '@/lib/domain/time/buckets'
import { dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type SessionBucket, turnRanges } from '@/lib/domain/tokens/turns'
import { among, inCategory, type SessionScope } from '../growth/session-scope'
import { toldRange } from '../growth/untold-days'
import { chartBuckets } from '../shared/chart-buckets'
import { getFreshness } from '../shared/freshness'
import { isFilled } from '../shared/is-filled'

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
  events: bigint
  requests: bigint
  promptTokens: bigint
}

/**
 * The sessions of each bucket by how many turns they had in it. One that goes on in the next counts there again. Of a
 * category, without the buckets that know none.
 */
export async function getSessionTurns(
  reader: Reader,
  { grain, range: chosen, ...scope }: SessionTurnsQuestion,
  now: Date,
): Promise<{ buckets: SessionBucket[]; range: DayRange; estimated: boolean }> {
  const freshness = await getFreshness(reader)
  const range = chosen ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const told = await toldRange(reader, 'session', { category: scope.category, range, grain })
  // Complete weeks are kept of everything and of categories.
  const isKept =
    grain === 'week' && !scope.modelIds && !scope.appIds && (await isFilled(reader, sessionWeeks))
  const parts = coverRange(told, isKept ? 'week' : 'day', freshness.dataThrough)
  const rows =
    parts.length === 0
      ? []
      : await reader.execute<TurnsRow>(sql`
          select r.bucket::text, r.place, r.sessions, r.events, r.requests, r.prompt_tokens as "promptTokens"
          from (${sql.join(
            parts.map((part) => (part.grain === 'day' ? live(part, grain, scope) : kept(part, scope))),
            sql` union all `,
          )}) r`)
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
  return { buckets, range, estimated: rows.some(({ events, requests }) => requests > events) }
}

function kept({ from, until }: DayRange, { category }: SessionScope): SQL {
  return sql`
    select r.week as bucket, r.place, r.sessions, r.events, r.requests, r.prompt_tokens
    from ${sql.identifier(sessionWeeks.name)} r
    where r.category_id = ${categoryFilterId(category)} and r.week >= ${from} and r.week < ${until}`
}

function live({ from, until }: DayRange, grain: Grain, { category, modelIds, appIds }: SessionScope): SQL {
  return sql`
    select r.bucket, r.place, r.sessions, r.events, r.requests, r.prompt_tokens from (${sessionsByTurns(sql`
      select 0 as category_id, ${startOfRow[grain]} as bucket, r.session_hash, ${sessionSums}
      from session_daily r
      where r.day >= ${from} and r.day < ${until}
        ${inCategory(category)} ${among('model_id', modelIds)} ${among('app_id', appIds)}
      group by 1, 2, 3`)}) r`
}
