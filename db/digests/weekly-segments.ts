import { type SQL, sql } from 'drizzle-orm'
import type { DayRange } from '@/lib/domain/time/day-range'

const numbers = {
  r: sql`w.requests`,
  p: sql`w.prompt_tokens`,
  v: sql`w.completion_tokens - w.reasoning_tokens`,
  g: sql`w.reasoning_tokens`,
}

/** The columns of `weeklySegments` from rows `r` of a weekly rollup of apps with models. */
export function weeklyColumns(categoryId: SQL): SQL {
  return sql`${categoryId} as category_id, r.week, r.app_id, r.model_id, r.requests, r.prompt_tokens,
    r.completion_tokens, r.reasoning_tokens`
}

/** The weeks, and the one before them: rows `r` of a weekly rollup. */
export function withWeekBefore({ from, until }: DayRange): SQL {
  return sql`r.week >= ${from}::date - 7 and r.week < ${until}`
}

/**
 * Each app with each model in each of some complete ISO weeks and in the week before it, and what became of it, as
 * `driverSums` takes them: `bucket` is the later week.
 * @param rows of `weeklyColumns`, `withWeekBefore`
 * @param weeks from a Monday to a Monday
 */
export function weeklySegments(rows: SQL, weeks: DayRange): SQL {
  const seen = (rollup: 'model' | 'app') => {
    const [table, id] = [sql.raw(`${rollup}_weekly`), sql.raw(`${rollup}_id`)]
    const known = sql`from ${table} where category_id = 0 and requests > 0 and week < ${weeks.until}`
    return {
      isSeen: sql`exists (select ${known} and week = s.bucket and ${id} = s.${id})`,
      isFirstSeen: sql`(s.${id}, s.bucket) in (select ${id}, min(week) ${known} group by ${id})`,
    }
  }
  const [model, app] = [seen('model'), seen('app')]
  const sums = Object.entries(numbers).flatMap(([name, number]) => [
    sql`exact_sum(${number}) filter (where later.days = 7) as ${sql.raw(`${name}0`)}`,
    sql`exact_sum(${number}) filter (where later.days = 0) as ${sql.raw(`${name}1`)}`,
  ])
  return sql`
    select s.*, case
        when s.r0 > 0 and s.r1 > 0 then 'stays'
        when s.r1 > 0 and ${model.isFirstSeen} then 'new_models'
        when s.r1 > 0 and ${app.isFirstSeen} then 'new_apps'
        when s.r1 > 0 then 'newly_paired'
        when not ${model.isSeen} then 'departed_models'
        when not ${app.isSeen} then 'departed_apps'
        else 'unpaired'
      end as fate
    from (
      select w.category_id, w.week + later.days as bucket, w.app_id, w.model_id, ${sql.join(sums, sql`, `)}
      from (${rows}) w cross join (values (0), (7)) later (days)
      where w.week + later.days >= ${weeks.from} and w.week + later.days < ${weeks.until}
      group by w.category_id, w.week + later.days, w.app_id, w.model_id
    ) s`
}
