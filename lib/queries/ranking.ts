import { type SQL, sql } from 'drizzle-orm'
import { type Dimension, dimensions } from '@/lib/domain/dimension'
import type { Metric } from '@/lib/domain/measures'
import type { Variants } from '@/lib/domain/question'
import { currentColumns, previousColumns, valueColumns } from './board-columns'
import type { BoardRows } from './board-window'
import { type Column, type MeasureRow, plain } from './measures'
import { membersOf, merges, sumByEntity } from './merging'
import { isSingleRow, type Slice } from './slices'
import { type EntitySource, selectSlices, selectWindows } from './source'

/** What a ranked list is made from. */
export interface Ranking {
  dimension: Dimension
  source: EntitySource
  rows: BoardRows
  variants: Variants
  metric: Metric
  limit: number | null
  isTrending: boolean
}

export interface RankedRow extends MeasureRow, Record<string, unknown> {
  slug: string
  name: string
  author_slug: string | null
  author_name: string | null
  entity_count: bigint
  previous_total_tokens: bigint | null
  previous_requests: bigint | null
  trend_triple: bigint | null
}

/**
 * The query for the listed entities, best first. All entities are ranked by one number each; names and measures are
 * read for the listed ones alone. Carrying those of 5,000 apps through the sort takes three times as long.
 */
export function rankingQuery(ranking: Ranking): SQL {
  const { dimension, limit } = ranking
  const { table, slug, name } = dimensions[dimension]
  const slugColumn = sql`t.${sql.identifier(slug)}`
  const isModel = dimension === 'models'
  return sql`
    with candidates as (${candidates(ranking)}),
    ranked as (
      select entity_id, value from candidates order by value desc
      ${limit === null ? sql`` : sql`fetch first ${limit} rows with ties`}
    ),
    listed as (
      select ranked.*, ${slugColumn} as slug, t.${sql.identifier(name)} as name,
        ${isModel ? sql`a.slug as author_slug, a.name as author_name` : sql`null as author_slug, null as author_name`}
      from ranked
      join ${sql.identifier(table)} t on t.id = ranked.entity_id
      ${isModel ? sql`join authors a on a.id = t.author_id` : sql``}
      ${limit === null ? sql`` : sql`where t.id = any (array(select entity_id from ranked))`}
      order by ranked.value desc, ${slugColumn} collate "C"
      ${limit === null ? sql`` : sql`limit ${limit}`}
    )
    ${withMeasures(ranking)}
    order by l.value desc, l.slug collate "C"`
}

/** Each entity that may be listed with the number that ranks it. */
function candidates(ranking: Ranking): SQL {
  const { dimension, source, rows, isTrending } = ranking
  const columns = valueColumns(rows, ranking.metric, isTrending)
  const selected = rowsOf(source, rows, rows.kind === 'slices' ? rows.current : [], columns)
  const conditions = [sql`r.tokens > 0`]
  if (isTrending) conditions.push(sql`r.value > 0`)
  // Hidden apps are few: one look at them is cheaper than one at each app.
  if (dimension === 'apps') conditions.push(sql`r.entity_id not in (select id from apps where hidden)`)
  return sql`
    select r.entity_id, r.value from (${oneRowEach(ranking, rows, selected, columns)}) r
    where ${sql.join(conditions, sql` and `)}`
}

/** The listed rows with what they had in the window, and in the one before. */
function withMeasures(ranking: Ranking): SQL {
  const { rows, isTrending } = ranking
  const count = sql`(select count(*) from candidates) as entity_count`
  const head = sql`select l.*, c.*, ${count}, ${isTrending ? sql`l.value` : sql`null::bigint`} as trend_triple`
  const current = ofListed(ranking, rows.kind === 'slices' ? rows.current : [], currentColumns(rows))
  const from = sql`from listed l join (${current}) c on c.entity_id = l.entity_id`
  if (rows.kind === 'prepared') return sql`${head} ${from}`
  if (!rows.previous) {
    return sql`${head}, null::bigint as previous_total_tokens, null::bigint as previous_requests ${from}`
  }
  return sql`${head}, coalesce(p.previous_total_tokens, 0) as previous_total_tokens,
      coalesce(p.previous_requests, 0) as previous_requests
    ${from}
    left join (${ofListed(ranking, rows.previous, previousColumns)}) p on p.entity_id = l.entity_id`
}

function ofListed(ranking: Ranking, slices: Slice[], columns: Column[]): SQL {
  const { source, rows, limit } = ranking
  if (limit === null) return oneRowEach(ranking, rows, rowsOf(source, rows, slices, columns), columns)
  const members = membersOf(ranking, sql`select entity_id from listed`)
  const where = sql`${source.where} and ${keyOf(source)} = any (array(${members}))`
  const narrowed = { ...source, where, isNarrow: true }
  return oneRowEach(ranking, rows, rowsOf(narrowed, rows, slices, columns), columns)
}

function rowsOf(source: EntitySource, rows: BoardRows, slices: Slice[], columns: Column[]): SQL {
  const selected = sql`${keyOf(source)} as entity_id, ${plain(columns)}`
  return rows.kind === 'prepared'
    ? selectWindows(source, selected)
    : selectSlices(source, slices, () => selected)
}

function oneRowEach(ranking: Ranking, rows: BoardRows, selected: SQL, columns: Column[]): SQL {
  const isSingle = rows.kind === 'prepared' || isSingleRow(rows.current)
  return isSingle && !merges(ranking) && !ranking.source.repeats
    ? selected
    : sumByEntity(ranking, selected, columns)
}

function keyOf(source: EntitySource): SQL {
  return sql`r.${sql.identifier(source.key)}`
}
