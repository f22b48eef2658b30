import { type SQL, sql } from 'drizzle-orm'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import type { Digest } from './digest'
import { driverSums } from './driver-sums'
import { weeklyColumns, weeklySegments, withWeekBefore } from './weekly-segments'

/** What each driver moved in an ISO week against the one before: for everything, and for each category. */
export const driverWeeks: Digest = {
  name: 'driver_weeks',
  keys: ['category_id', 'week'],
  numbers: ['segments', ...drivers],
  counts: ['segments'],
  rows: (weeks) =>
    wholeDrivers(
      weeklySegments(
        sql`
          select ${weeklyColumns(sql`0::smallint`)} from app_model_weekly r where ${withWeekBefore(weeks)}
          union all
          select ${weeklyColumns(sql`r.category_id`)} from segment_weekly r where ${withWeekBefore(weeks)}`,
        weeks,
      ),
    ),
}

/**
 * The drivers of each category and week as whole numbers that add up to the change: all are rounded down, and those
 * with the largest remainders get one more (of equal ones the first), as `apportion` does.
 * @param segments as `driverSums` takes them
 */
export function wholeDrivers(segments: SQL): SQL {
  const exact = drivers.map((driver, place) => sql`(${place}::int, trunc(s.${column(driver)}::numeric, 12))`)
  const whole = drivers.map(
    (driver, place) => sql`sum(t.tokens) filter (where t.place = ${place}::int)::bigint as ${column(driver)}`,
  )
  return sql`
    select t.category_id, t.week, t.segments, ${sql.join(whole, sql`, `)}
    from (
      select s.category_id, s.bucket as week, s.segments, d.place, floor(d.exact) + case
          when row_number() over (partition by s.category_id, s.bucket order by d.exact - floor(d.exact) desc, d.place)
            <= s.change - sum(floor(d.exact)) over (partition by s.category_id, s.bucket) then 1
          else 0
        end as tokens
      from (${driverSums(segments, 'bucket')}) s
      cross join lateral (values ${sql.join(exact, sql`, `)}) d (place, exact)
    ) t group by t.category_id, t.week, t.segments`
}

const column = (driver: Driver) => sql.identifier(driver)
