import { type SQL, sql } from 'drizzle-orm'
import { dimensions } from '@/lib/domain/entity/dimension'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { sliceCondition, slicesOfRange } from '../shared/slices'

/** The ids of the apps or models that had requests on any of the days, whoever's they are: a query of one column. */
export function idsSeen(dimension: 'apps' | 'models', range: DayRange, dataThrough: Day): SQL {
  const { rollup, key } = dimensions[dimension]
  const parts = slicesOfRange(range, true, dataThrough).map(
    (slice) => sql`
      select r.${sql.identifier(key)} from ${sql.identifier(`${rollup}_${slice.span}`)} r
      where r.category_id = 0 and r.requests > 0 and ${sliceCondition(slice, false)}`,
  )
  return parts.length === 0 ? sql`select null::integer where false` : sql.join(parts, sql` union `)
}
