import { type SQL, sql } from 'drizzle-orm'
import { turnRanges } from '@/lib/domain/tokens/turns'
import type { Digest } from './digest'

/** The sessions of an ISO week by how many turns they had in it: of everything, and of each category. */
export const sessionWeeks: Digest = {
  name: 'session_weeks',
  keys: ['category_id', 'week', 'place'],
  numbers: ['sessions', 'events', 'requests', 'prompt_tokens'],
  counts: ['events'],
  rows: ({ from, until }) => {
    const rows = (category: SQL, where: SQL) => sql`
      select ${category} as category_id, ${startOfRow.week} as bucket, r.session_hash, ${sessionSums}
      from session_daily r where r.day >= ${from} and r.day < ${until} ${where} group by 1, 2, 3`
    return sql`
      select s.category_id, s.bucket as week, s.place, s.sessions, s.events, s.requests, s.prompt_tokens
      from (${sessionsByTurns(sql`
        ${rows(sql`0::smallint`, sql``)} union all ${rows(sql`r.category_id`, sql`and r.category_id <> 0`)}`)}) s`
  },
}

/** The bucket of a row `r`, by arithmetic where that is possible: `date_trunc` takes a third of a query's time. */
export const startOfRow = {
  day: sql`r.day`,
  week: sql`r.day - (r.day - date '2001-01-01') % 7`,
  month: sql`date_trunc('month', r.day::timestamp)::date`,
} as const

/** What the rows `r` of one session add up to. */
export const sessionSums = sql`exact_sum(r.events) as events, exact_sum(r.requests) as requests,
  exact_sum(r.prompt_tokens) as prompt_tokens`

/** The place of a number of turns among `turnRanges`. */
const place = sql.raw(
  `case ${turnRanges.map(({ to }, at) => (to === null ? `else ${at}` : `when v.events <= ${to} then ${at}`)).join(' ')} end`,
)

/**
 * Sessions by their number of turns. One that is sampled stands for as many like it as its requests do: what is less
 * than a whole one is added up in millionths, so that the order of rows never matters.
 * @param sessions a row for each, with `category_id`, `bucket` and the columns of `sessionSums`
 */
export function sessionsByTurns(sessions: SQL): SQL {
  return sql`
    select v.category_id, v.bucket, (${place})::smallint as place,
      exact_sum(v.requests / v.events)
        + (exact_sum(v.requests % v.events * 1000000 / v.events) + 500000) / 1000000 as sessions,
      exact_sum(v.events) as events, exact_sum(v.requests) as requests, exact_sum(v.prompt_tokens) as prompt_tokens
    from (${sessions}) v group by 1, 2, 3`
}
