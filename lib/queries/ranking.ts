import { type SQL, sql } from 'drizzle-orm'
import { type Dimension, dimensions } from '@/lib/domain/dimension'
import type { Metric } from '@/lib/domain/measures'
import type { Variants } from '@/lib/domain/question'
import type { BoardRows } from './board-window'
import { type MeasureRow, measureColumns, plain, tokens } from './measures'
import { membersOf, merges, sumByEntity } from './merging'
import { isSingleRow } from './slices'
import { type EntitySource, selectSlices, selectWindows } from './source'
import { preparedColumns, previousNames } from './window-columns'

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

const totalTokens = sql`c.prompt_tokens + c.completion_tokens`
const trend = sql`3 * (${totalTokens}) - c.baseline_total_tokens`
const metricColumns: Record<Metric, SQL> = { tokens: totalTokens, requests: sql`c.requests` }

/** The query for the listed entities, best first. */
export function rankingQuery(ranking: Ranking): SQL {
  const { dimension, metric, limit, isTrending } = ranking
  const { table, slug, name } = dimensions[dimension]
  const slugColumn = sql`t.${sql.identifier(slug)}`
  const conditions = [sql`${totalTokens} > 0`]
  if (isTrending) conditions.push(sql`${trend} > 0`)
  if (dimension === 'apps') conditions.push(sql`not t.hidden`)
  const isModel = dimension === 'models'
  return sql`
    with current as (${currentRows(ranking)}),
    listed as (
      select c.*, ${slugColumn} as slug, t.${sql.identifier(name)} as name,
        ${isModel ? sql`a.slug as author_slug, a.name as author_name` : sql`null as author_slug, null as author_name`},
        ${isTrending ? trend : sql`null::bigint`} as trend_triple,
        ${isTrending ? trend : metricColumns[metric]} as value,
        count(*) over () as entity_count
      from current c
      join ${sql.identifier(table)} t on t.id = c.entity_id
      ${isModel ? sql`join authors a on a.id = t.author_id` : sql``}
      where ${sql.join(conditions, sql` and `)}
      order by value desc, ${slugColumn} collate "C"
      ${limit === null ? sql`` : sql`limit ${limit}`}
    )
    ${withPrevious(ranking)}
    order by l.value desc, l.slug collate "C"`
}

/** One row an entity with the measures of the current window; prepared ones know the windows before, too. */
function currentRows(ranking: Ranking): SQL {
  const { source, rows } = ranking
  const entity = sql`${keyOf(source)} as entity_id`
  const isSummed = merges(ranking) || source.repeats
  if (rows.kind === 'prepared') {
    const columns = preparedColumns(rows)
    const selected = selectWindows(source, sql`${entity}, ${plain(columns)}`)
    return isSummed ? sumByEntity(ranking, selected, columns) : selected
  }
  const selected = selectSlices(source, rows.current, () => sql`${entity}, ${plain(measureColumns)}`)
  return isSummed || !isSingleRow(rows.current) ? sumByEntity(ranking, selected, measureColumns) : selected
}

/** The listed rows with what they had in the window before, which is read for them alone where it is not prepared. */
function withPrevious(ranking: Ranking): SQL {
  const { rows, source } = ranking
  if (rows.kind === 'prepared') return sql`select l.* from listed l`
  if (!rows.previous) {
    return sql`select l.*, null::bigint as previous_total_tokens, null::bigint as previous_requests from listed l`
  }
  const [tokensName, requestsName] = previousNames
  const columns = [
    { name: tokensName, value: tokens },
    { name: requestsName, value: sql`r.requests` },
  ]
  const members = membersOf(ranking, sql`select entity_id from listed`)
  const narrowed = { ...source, where: sql`${source.where} and ${keyOf(source)} in (${members})` }
  const before = selectSlices(
    narrowed,
    rows.previous,
    () => sql`${keyOf(source)} as entity_id, ${plain(columns)}`,
  )
  return sql`
    select l.*, coalesce(p.previous_total_tokens, 0) as previous_total_tokens,
      coalesce(p.previous_requests, 0) as previous_requests
    from listed l
    left join (${sumByEntity(ranking, before, columns)}) p on p.entity_id = l.entity_id`
}

function keyOf(source: EntitySource): SQL {
  return sql`r.${sql.identifier(source.key)}`
}
