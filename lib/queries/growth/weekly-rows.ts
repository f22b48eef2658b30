import { type SQL, sql } from 'drizzle-orm'
import { weeklyColumns, withWeekBefore } from '@/db/digests/weekly-segments'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type EntityRef, isOwn } from '../entity/entity-rows'

export interface WeeklyQuestion {
  category: CategoryFilter
  of: EntityRef | null
}

/** Whether only the finest rollup knows the answer. */
export function needsSegments({ category, of }: WeeklyQuestion): boolean {
  return category !== 'all' || of?.dimension === 'providers'
}

/** What `weeklySegments` takes: from the finest rollup only where it has to be. */
export function weeklyRows(question: WeeklyQuestion, weeks: DayRange): SQL {
  const { category, of } = question
  const rollup = needsSegments(question) ? 'segment' : 'app_model'
  const id = categoryFilterId(category)
  const conditions = [
    withWeekBefore(weeks),
    ...(category === 'all' ? [] : [sql`r.category_id = ${id}`]),
    ...(of ? [isOwn(of, rollup)] : []),
  ]
  return sql`
    select ${weeklyColumns(sql`${id}::smallint`)} from ${sql.identifier(`${rollup}_weekly`)} r
    where ${sql.join(conditions, sql` and `)}`
}
