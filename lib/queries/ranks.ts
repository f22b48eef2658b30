import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { bucketsOf, startOfRunning } from '@/lib/domain/buckets'
import { type CategoryFilter, categoryFilterId, isCategoryFilter } from '@/lib/domain/categories'
import { addDays, type Day } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import type { RankHistory } from '@/lib/domain/entity-history'
import type { Variants } from '@/lib/domain/question'
import { getBoard } from './board'
import type { EntityRef } from './entity-rows'
import { getFreshness } from './freshness'

/** The categories that ranks are shown in, besides all of them together. */
const TOP_CATEGORIES = 3

/** Where a model stood in all traffic, and in the categories that it had most tokens in over the last month. */
export async function getTopRanks(reader: Reader, of: EntityRef, variants: Variants, now: Date) {
  const question = { category: 'all', period: 'month', range: null, metric: 'tokens' } as const
  const top = { ...question, variants, limit: TOP_CATEGORIES, appGroup: null }
  const board = await getBoard(reader, 'categories', top, now, of)
  const busiest = board.rows.flatMap(({ slug, kind }): CategoryFilter[] =>
    kind === 'entity' && isCategoryFilter(slug) ? [slug] : [],
  )
  return getRankHistory(reader, of.id, ['all', ...busiest], variants)
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
  categories: CategoryFilter[],
  variants: Variants,
): Promise<RankHistory> {
  const { dataThrough } = await getFreshness(reader)
  if (dataThrough === null) return { range: { from: FIRST_DAY, until: FIRST_DAY }, weeks: [], ranks: [] }
  const until = startOfRunning(dataThrough, 'week')
  const range = { from: addDays(until, -7 * WEEKS), until }
  const weeks = bucketsOf(range, 'week')
  const ranks: RankHistory['ranks'] = []
  for (const category of categories) {
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
