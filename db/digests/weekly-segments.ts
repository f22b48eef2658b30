import { type SQL, sql } from 'drizzle-orm'
import type { DayRange } from '@/lib/domain/day-range'

/** The numbers of a segment in a week: requests, prompt tokens, visible completion and reasoning. */
export const weeklyNumbers = sql`r.requests as r, r.prompt_tokens as p,
  r.completion_tokens - r.reasoning_tokens as v, r.reasoning_tokens as g`

/** The same where several rows `r` make one. */
export const weeklySums = sql`sum(r.requests)::bigint as r, sum(r.prompt_tokens)::bigint as p,
  sum(r.completion_tokens - r.reasoning_tokens)::bigint as v, sum(r.reasoning_tokens)::bigint as g`

/** The weeks, and the one before them: rows `r` of a weekly rollup. */
export function withWeekBefore({ from, until }: DayRange): SQL {
  return sql`r.week >= ${from}::date - 7 and r.week < ${until}`
}

/**
 * Each app with each model in each of some complete ISO weeks and in the week before it, and what became of it, as
 * `driverSums` takes them: `bucket` is the later week.
 * @param rows `category_id`, `week`, `app_id`, `model_id` and the numbers `r`, `p`, `v`, `g`, also of the week before
 * @param weeks from a Monday to a Monday
 */
export function weeklySegments(rows: SQL, weeks: DayRange): SQL {
  return sql`
    with weekly as materialized (${rows}),
    model_weeks as materialized (
      select week, model_id from model_weekly where category_id = 0 and requests > 0 and week < ${weeks.until}
    ),
    app_weeks as materialized (
      select week, app_id from app_weekly where category_id = 0 and requests > 0 and week < ${weeks.until}
    ),
    first_models as (select model_id, min(week) as week from model_weeks group by model_id),
    first_apps as (select app_id, min(week) as week from app_weeks group by app_id)
    select s.*, case
        when s.r0 > 0 and s.r1 > 0 then 'stays'
        when s.r1 > 0 and fm.week = s.bucket then 'new_models'
        when s.r1 > 0 and fa.week = s.bucket then 'new_apps'
        when s.r1 > 0 then 'newly_paired'
        when mw.model_id is null then 'departed_models'
        when aw.app_id is null then 'departed_apps'
        else 'unpaired'
      end as fate
    from (
      select coalesce(b.category_id, a.category_id) as category_id, coalesce(b.week, a.week + 7) as bucket,
        coalesce(b.app_id, a.app_id) as app_id, coalesce(b.model_id, a.model_id) as model_id,
        ${sql.join(
          ['r', 'p', 'v', 'g'].flatMap((name) => [
            sql`coalesce(a.${sql.raw(name)}, 0) as ${sql.raw(`${name}0`)}`,
            sql`coalesce(b.${sql.raw(name)}, 0) as ${sql.raw(`${name}1`)}`,
          ]),
          sql`, `,
        )}
      from weekly a full join weekly b on b.week = a.week + 7 and b.category_id = a.category_id
        and b.app_id = a.app_id and b.model_id = a.model_id
    ) s
    join first_models fm on fm.model_id = s.model_id
    join first_apps fa on fa.app_id = s.app_id
    left join model_weeks mw on mw.model_id = s.model_id and mw.week = s.bucket
    left join app_weeks aw on aw.app_id = s.app_id and aw.week = s.bucket
    where s.bucket >= ${weeks.from} and s.bucket < ${weeks.until}`
}
