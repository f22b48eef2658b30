import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { categoryFilterId } from '@/lib/domain/entity/categories'
import { dimensions } from '@/lib/domain/entity/dimension'
import { addDays } from '@/lib/domain/time/day'
import { type Freshness, hasCompleteDay } from '@/lib/domain/traffic/board'
import {
  LIST_PAGE_ROWS,
  type List,
  type ListColumn,
  type ListQuestion,
  type ListRow,
  listCategory,
  listColumns,
} from '@/lib/domain/traffic/list-question'
import { getFreshness } from '../shared/freshness'
import { listConditions } from './list-filters'

type Row = Omit<ListRow, 'author'> & {
  id: number
  authorSlug: string | null
  authorName: string | null
  count: number
} & Record<string, unknown>

/**
 * All things of a kind that the catalogue or traffic knows, with what they had in the last days; a page of them, or all
 * of what was asked where `isWhole`.
 */
export async function getList(reader: Reader, question: ListQuestion, isWhole = false): Promise<List> {
  const { kind, page } = question
  const freshness = await getFreshness(reader)
  const slice = isWhole ? sql`` : sql`limit ${LIST_PAGE_ROWS} offset ${(page - 1) * LIST_PAGE_ROWS}`
  const rows = await reader.execute<Row>(sql`
    select e.id, e.${sql.identifier(dimensions[kind].slug)} as slug, e.${sql.identifier(dimensions[kind].name)} as name,
      ${facts[kind]},
      coalesce(w.tokens, 0) as tokens, coalesce(w.requests, 0) as requests, coalesce(w.estimated, false) as estimated,
      coalesce(w.month_tokens, 0) as "monthTokens", count(*) over ()::int as count
    from ${sql.identifier(dimensions[kind].table)} e ${joined[kind]}
    left join (${windows(question, freshness)}) w on w.id = e.id
    where ${listConditions(question)}
    order by ${order(question)} ${slice}`)
  return {
    rows: rows.map(({ authorSlug, authorName, count: _, ...row }) => ({
      ...row,
      author: authorSlug === null ? null : { slug: authorSlug, name: authorName! },
    })),
    count: rows[0]?.count ?? 0,
    freshness,
  }
}

/** What is known of a thing besides its traffic. */
const facts: Record<ListQuestion['kind'], SQL> = {
  models: sql`a.slug as "authorSlug", a.name as "authorName", null as headquarters, null::int as models,
    e.context_length as "contextLength", e.prompt_nano_usd_per_million as "promptPrice",
    e.completion_nano_usd_per_million as "completionPrice",
    to_char(e.released_at at time zone 'UTC', 'YYYY-MM-DD') as released`,
  authors: sql`null as "authorSlug", null as "authorName", null as headquarters, coalesce(o.models, 0) as models,
    null::int as "contextLength", null::bigint as "promptPrice", null::bigint as "completionPrice",
    to_char(o.released, 'YYYY-MM-DD') as released`,
  providers: sql`null as "authorSlug", null as "authorName", e.headquarters, null::int as models,
    null::int as "contextLength", null::bigint as "promptPrice", null::bigint as "completionPrice", null as released`,
  apps: sql`null as "authorSlug", null as "authorName", null as headquarters, null::int as models,
    null::int as "contextLength", null::bigint as "promptPrice", null::bigint as "completionPrice", null as released`,
}

const joined: Record<ListQuestion['kind'], SQL> = {
  models: sql`join authors a on a.id = e.author_id`,
  authors: sql`left join (
    select author_id, count(*)::int as models, max(released_at at time zone 'UTC')::date as released
    from models where base_model_id is null group by author_id
  ) o on o.author_id = e.id`,
  providers: sql``,
  apps: sql``,
}

/** The trailing windows of each thing, from the rollups; what today has so far while no day is complete. */
function windows({ kind, filters }: ListQuestion, freshness: Freshness): SQL {
  const { rollup, key } = dimensions[kind]
  const table = hasCompleteDay(freshness) ? 'windows' : 'daily'
  const of = (window: 'week' | 'month', measure: string) =>
    sql.identifier(table === 'windows' ? `${window}_${measure}` : measure)
  const tokens = (window: 'week' | 'month') =>
    sql`${of(window, 'prompt_tokens')} + ${of(window, 'completion_tokens')}`
  const own = sql`
    select ${sql.identifier(key)} as id, ${tokens('week')} as tokens, ${of('week', 'requests')} as requests,
      ${of('week', 'sampled_requests')} > 0 as estimated, ${tokens('month')} as month_tokens
    from ${sql.identifier(`${rollup}_${table}`)} where category_id = ${categoryFilterId(listCategory(filters))}
      ${table === 'daily' && freshness.dataThrough ? sql`and day = ${addDays(freshness.dataThrough, 1)}` : sql``}`
  if (kind !== 'models') return own
  return sql`
    select coalesce(v.base_model_id, v.id) as id, exact_sum(tokens) as tokens, exact_sum(requests) as requests,
      bool_or(estimated) as estimated, exact_sum(month_tokens) as month_tokens
    from (${own}) own join models v on v.id = own.id group by coalesce(v.base_model_id, v.id)`
}

const values: Record<ListColumn, (kind: ListQuestion['kind']) => SQL> = {
  name: (kind) => sql`lower(e.${sql.identifier(dimensions[kind].name)}) collate "C"`,
  author: () => sql`lower(a.name) collate "C"`,
  headquarters: () => sql`e.headquarters collate "C"`,
  models: () => sql`o.models`,
  tokens: () => sql`coalesce(w.tokens, 0)`,
  requests: () => sql`coalesce(w.requests, 0)`,
  month: () => sql`coalesce(w.month_tokens, 0)`,
  context: () => sql`e.context_length`,
  input: () => sql`e.prompt_nano_usd_per_million`,
  output: () => sql`e.completion_nano_usd_per_million`,
  released: (kind) => (kind === 'authors' ? sql`o.released` : sql`e.released_at`),
}

/** What nobody knows comes last either way, and of equal things those with more tokens first. */
function order({ kind, sort, isReversed }: ListQuestion): SQL {
  const isDescending = (listColumns[sort] === 'descending') !== isReversed
  const direction = isDescending ? sql`desc` : sql`asc`
  const slug = sql`e.${sql.identifier(dimensions[kind].slug)} collate "C"`
  return sql`${values[sort](kind)} ${direction} nulls last, coalesce(w.tokens, 0) desc, ${slug}`
}
