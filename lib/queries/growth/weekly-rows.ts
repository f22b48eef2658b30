import { type SQL, sql } from 'drizzle-orm'
import { weeklyNumbers, weeklySums, withWeekBefore } from '@/db/digests/weekly-segments'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/categories'
import type { DayRange } from '@/lib/domain/day-range'
import { type EntityRef, isOwn } from '../entity-rows'

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
  const id = categoryFilterId(category)
  const keys = sql`${id}::smallint as category_id, r.week, r.app_id, r.model_id`
  if (!needsSegments(question)) {
    return sql`
      select ${keys}, ${weeklyNumbers} from app_model_weekly r
      where ${withWeekBefore(weeks)} ${of ? sql`and ${isOwn(of, 'app_model')}` : sql``}`
  }
  const isInCategory = category === 'all' ? sql`` : sql`and r.category_id = ${id}`
  return sql`
    select ${keys}, ${weeklySums} from segment_weekly r
    where ${withWeekBefore(weeks)} ${isInCategory} ${of ? sql`and ${isOwn(of, 'segment')}` : sql``}
    group by r.week, r.app_id, r.model_id`
}
