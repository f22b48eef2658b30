import { type SQL, sql } from 'drizzle-orm'
import { type Dimension, dimensions } from '@/lib/domain/dimension'
import type { Metric } from '@/lib/domain/measures'
import type { Variants } from '@/lib/domain/question'
import { type MeasureRow, measureList, measureSums } from './measures'
import { type BoardSlices, isSingleRow, type Slice } from './slices'
import { type EntitySource, selectSlices } from './source'

/** What a ranked list is made from. */
export interface Ranking {
  dimension: Dimension
  source: EntitySource
  slices: BoardSlices
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

const metricColumns: Record<Metric, SQL> = {
  tokens: sql`c.prompt_tokens + c.completion_tokens`,
  requests: sql`c.requests`,
}

/**
 * The query for the listed entities, best first. Windows before are read for the listed rows alone, but for
 * trending, where every entity's growth is needed to rank it.
 */
export function rankingQuery(ranking: Ranking): SQL {
  const { dimension, slices, metric, limit, isTrending } = ranking
  const { table, slug, name } = dimensions[dimension]
  const trend = sql`3 * (c.prompt_tokens + c.completion_tokens) - coalesce(b.total_tokens, 0)`
  const value = isTrending ? trend : metricColumns[metric]
  const conditions = [sql`c.prompt_tokens + c.completion_tokens > 0`]
  if (isTrending) conditions.push(sql`${trend} > 0`)
  if (dimension === 'apps') conditions.push(sql`not t.hidden`)
  const isModel = dimension === 'models'
  return sql`
    with current as (${currentRows(ranking)}),
    listed as (
      select c.*, t.${sql.identifier(slug)} as slug, t.${sql.identifier(name)} as name,
        ${isModel ? sql`a.slug` : sql`null`} as author_slug, ${isModel ? sql`a.name` : sql`null`} as author_name,
        ${isTrending ? trend : sql`null::bigint`} as trend_triple, ${value} as value,
        count(*) over () as entity_count
      from current c
      join ${sql.identifier(table)} t on t.id = c.entity_id
      ${isModel ? sql`join authors a on a.id = t.author_id` : sql``}
      ${isTrending ? sql`left join (${totals(ranking, slices.baseline)}) b on b.entity_id = c.entity_id` : sql``}
      where ${sql.join(conditions, sql` and `)}
      order by value desc, t.${sql.identifier(slug)} collate "C"
      ${limit === null ? sql`` : sql`limit ${limit}`}
    )
    select l.*, ${previousColumns(slices)}
    from listed l ${previousJoin(ranking)}
    order by l.value desc, l.slug collate "C"`
}

/** One row an entity with all measures of the current window. */
function currentRows(ranking: Ranking): SQL {
  const { source, slices } = ranking
  const rows = selectSlices(source, slices.current, () => sql`${keyOf(source)} as entity_id, ${measureList}`)
  if (!merges(ranking) && !source.repeats && isSingleRow(slices.current)) return rows
  return sql`select ${groupOf(ranking)} as entity_id, ${measureSums} from (${rows}) r ${groupJoin(ranking)} group by 1`
}

/** One row an entity with its tokens and requests over the slices; of the listed ones alone where asked. */
function totals(ranking: Ranking, slices: Slice[], onlyListed = false): SQL {
  const columns = sql`${keyOf(ranking.source)} as entity_id, r.prompt_tokens + r.completion_tokens as total_tokens, r.requests`
  return sql`
    select ${groupOf(ranking)} as entity_id, exact_sum(r.total_tokens) as total_tokens,
      exact_sum(r.requests) as requests
    from (${selectSlices(ranking.source, slices, () => columns)}) r ${groupJoin(ranking)}
    ${onlyListed ? sql`where ${groupOf(ranking)} in (select entity_id from listed)` : sql``}
    group by 1`
}

function previousColumns(slices: BoardSlices): SQL {
  if (!slices.window.previous)
    return sql`null::bigint as previous_total_tokens, null::bigint as previous_requests`
  return sql`coalesce(p.total_tokens, 0) as previous_total_tokens, coalesce(p.requests, 0) as previous_requests`
}

function previousJoin(ranking: Ranking): SQL {
  if (!ranking.slices.window.previous) return sql``
  return sql`left join (${totals(ranking, ranking.slices.previous, true)}) p on p.entity_id = l.entity_id`
}

function merges({ dimension, variants }: Ranking): boolean {
  return dimension === 'models' && variants === 'merge'
}

function groupOf(ranking: Ranking): SQL {
  return merges(ranking) ? sql`coalesce(v.base_model_id, v.id)` : sql`r.entity_id`
}

function groupJoin(ranking: Ranking): SQL {
  return merges(ranking) ? sql`join models v on v.id = r.entity_id` : sql``
}

function keyOf(source: EntitySource): SQL {
  return sql`r.${sql.identifier(source.key)}`
}
