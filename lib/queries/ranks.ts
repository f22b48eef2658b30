import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { bucketsOf, defaultBucketCount, startOfRunning } from '@/lib/domain/buckets'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/categories'
import { addDays, type Day } from '@/lib/domain/day'
import type { RankHistory } from '@/lib/domain/entity-history'
import type { Variants } from '@/lib/domain/question'
import { getFreshness } from './freshness'
import { idArray } from './source'

interface RankRow extends Record<string, unknown> {
  category_id: number
  week: Day
  rank: bigint
}

/**
 * Where a model stood by tokens in each complete ISO week of a year, in each of the categories: ranked as boards
 * rank, where it had tokens.
 */
export async function getRankHistory(
  reader: Reader,
  modelId: number,
  categories: CategoryFilter[],
  variants: Variants,
): Promise<RankHistory> {
  const { dataThrough } = await getFreshness(reader)
  if (dataThrough === null) return { weeks: [], ranks: [] }
  const until = startOfRunning(dataThrough, 'week')
  const range = { from: addDays(until, -7 * defaultBucketCount.week), until }
  const ids = idArray(categories.map(categoryFilterId))
  const listed = variants === 'merge' ? sql`coalesce(v.base_model_id, v.id)` : sql`v.id`
  const slug = (id: ReturnType<typeof sql>) =>
    sql`(select permaslug from models where id = ${id}) collate "C"`
  const rows = await reader.execute<RankRow>(sql`
    with listed as materialized (
      select r.category_id, r.week, ${listed} as id, exact_sum(r.prompt_tokens + r.completion_tokens) as tokens
      from model_weekly r join (select id, base_model_id from models offset 0) v on v.id = r.model_id
      where r.category_id = any (${ids}) and r.week >= ${range.from} and r.week < ${range.until}
      group by 1, 2, 3
    )
    select own.category_id, own.week, 1 + count(*) filter (
      where other.tokens > own.tokens or (
        case when other.tokens = own.tokens and other.id <> own.id
          then ${slug(sql`other.id`)} < ${slug(sql`own.id`)} else false end)) as rank
    from listed own join listed other on other.category_id = own.category_id and other.week = own.week
    where own.id = ${modelId} and own.tokens > 0
    group by 1, 2`)
  const weeks = bucketsOf(range, 'week')
  const found = new Map(rows.map((row) => [`${row.category_id} ${row.week}`, Number(row.rank)]))
  const ranks = categories.map((category) => ({
    category,
    byWeek: weeks.map((week) => found.get(`${categoryFilterId(category)} ${week}`) ?? null),
  }))
  return { weeks, ranks }
}
