import { type SQL, sql } from 'drizzle-orm'
import type { Digest } from './digest'

/**
 * On which day of an ISO week, from 1 to 7, an account was seen for the first time, and was so with a variant that is
 * not free: among everything, and in each category. Most accounts have one row or two, whatever they use. Who was seen
 * before the weeks asked for is read from the digest itself, so that a night costs no more as the years go by.
 */
export const accountWeeks: Digest = {
  name: 'account_weeks',
  keys: ['category_id', 'week', 'account_hash'],
  numbers: ['first_day', 'first_paid_day'],
  counts: ['first_day', 'first_paid_day'],
  rows: ({ from, until }) => {
    const firsts = (category: SQL, where: SQL) => sql`
      select ${category} as category_id, r.account_hash, min(r.day) as first,
        min(r.day) filter (where r.model_id not in (select id from models where variant = 'free')) as paid
      from account_daily r where r.day >= ${from} and r.day < ${until} ${where} group by 1, 2`
    return sql`
      select f.category_id, s.week, f.account_hash, exact_sum(s.first_day) as first_day,
        exact_sum(s.first_paid_day) as first_paid_day
      from (
        ${firsts(sql`0::smallint`, sql``)}
        union all ${firsts(sql`r.category_id`, sql`and r.category_id <> 0`)}
      ) f
      left join (
        select category_id, account_hash, bool_or(first_day > 0) as was_seen, bool_or(first_paid_day > 0) as has_paid
        from account_weeks where week < ${from} group by category_id, account_hash
      ) k on k.category_id = f.category_id and k.account_hash = f.account_hash
      cross join lateral (
        select date_trunc('week', f.first)::date as week, extract(isodow from f.first)::bigint as first_day,
          0::bigint as first_paid_day
        where k.was_seen is not true
        union all
        select date_trunc('week', f.paid)::date, 0, extract(isodow from f.paid)::bigint
        where f.paid is not null and k.has_paid is not true
      ) s
      group by 1, 2, 3`
  },
}
