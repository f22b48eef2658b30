import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import {
  type CategoryFilter,
  categories,
  categoryFilterId,
  isCategoryFilter,
} from '@/lib/domain/entity/categories'
import type { RankHistory } from '@/lib/domain/entity/entity-history'
import { bucketsOf, startOfRunning } from '@/lib/domain/time/buckets'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Variants } from '@/lib/domain/traffic/question'
import type { EntityRef } from '../entity/entity-rows'
import { getFreshness } from '../shared/freshness'
import { getBoard } from './board'

/**
 * Where a model stood in all traffic, and in each category that it had tokens in: those with most of them over the
 * last month first.
 */
export async function getCategoryRanks(
  reader: Reader,
  of: EntityRef,
  variants: Variants,
  now: Date,
): Promise<RankHistory> {
  const question = { category: 'all', period: 'month', range: null, metric: 'tokens' } as const
  const top = { ...question, variants, limit: null, appGroup: null }
  const board = await getBoard(reader, 'categories', top, now, of)
  const busiest = board.rows.flatMap(({ slug, kind }): CategoryFilter[] =>
    kind === 'entity' && isCategoryFilter(slug) ? [slug] : [],
  )
  const names = new Set<CategoryFilter>(['all', ...busiest, ...categories.map(({ slug }) => slug)])
  const { ranks, ...history } = await getRankHistory(reader, of.id, [...names], variants)
  const isRanked = ({ category, byWeek }: (typeof ranks)[number]) =>
    category === 'all' || byWeek.some((rank) => rank !== null)
  return { ...history, ranks: ranks.filter(isRanked) }
}

interface RankRow extends Record<string, unknown> {
  week: Day
  rank: bigint
}

/** Where nothing was ever rolled up, there is no day to speak of. */
const FIRST_DAY = '1970-01-01'

/** Half a year: ranks are read one by one. */
const WEEKS = 26

/**
 * Where a model stood by tokens in each complete ISO week, in each of the categories: ranked as boards rank, where it
 * had tokens. Most models have no variants, so that their rows need no sum: they are only compared.
 */
export async function getRankHistory(
  reader: Reader,
  modelId: number,
  filters: CategoryFilter[],
  variants: Variants,
): Promise<RankHistory> {
  const { dataThrough } = await getFreshness(reader)
  if (dataThrough === null) return { range: { from: FIRST_DAY, until: FIRST_DAY }, weeks: [], ranks: [] }
  const until = startOfRunning(dataThrough, 'week')
  const range = { from: addDays(until, -7 * WEEKS), until }
  const weeks = bucketsOf(range, 'week')
  const ranks: RankHistory['ranks'] = []
  for (const category of filters) {
    const rows = await reader.execute<RankRow>(ranksQuery(modelId, category, variants, range))
    const rankOf = new Map(rows.map(({ week, rank }) => [week, Number(rank)]))
    ranks.push({ category, byWeek: weeks.map((week) => rankOf.get(week) ?? null) })
  }
  return { range, weeks, ranks }
}

function ranksQuery(modelId: number, category: CategoryFilter, variants: Variants, range: DayRange): SQL {
  const inSpan = sql`r.category_id = ${categoryFilterId(category)}
    and r.week >= ${range.from} and r.week < ${range.until}`
  const tokens = sql`r.prompt_tokens + r.completion_tokens`
  const family = variants === 'merge' ? sql`base_model_id` : sql`null::int`
  return sql`
    with kin as materialized (
      select id, ${family} as base_id, ${family} is not null or id in (select ${family} from models) is true as is_summed
      from models
    ),
    own as materialized (
      select r.week, exact_sum(${tokens}) as tokens from model_weekly r
      where ${inSpan} and r.model_id = any (array(select id from kin where id = ${modelId} or base_id = ${modelId}))
      group by 1
    ),
    others as (
      select r.week, r.model_id as id, ${tokens} as tokens
      from model_weekly r join kin on kin.id = r.model_id where ${inSpan} and not kin.is_summed
      union all
      select r.week, coalesce(kin.base_id, kin.id), exact_sum(${tokens})
      from model_weekly r join kin on kin.id = r.model_id where ${inSpan} and kin.is_summed
      group by 1, 2
    )
    select own.week, 1 + count(others.id) as rank
    from own left join others on others.week = own.week
      and others.id <> ${modelId} and (others.tokens > own.tokens
        or (case when others.tokens = own.tokens then ${slugOf(sql`others.id`)} < ${slugOf(sql`${modelId}`)} end))
    where own.tokens > 0 group by 1`
}

function slugOf(id: SQL): SQL {
  return sql`(select permaslug from models where id = ${id}::int) collate "C"`
}
