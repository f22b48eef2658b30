import { type SQL, sql } from 'drizzle-orm'
import type { AppGroup } from '@/lib/domain/entity/app-groups'
import type { Metric } from '@/lib/domain/tokens/measures'
import type { BoardRows } from '../shared/board-window'
import { type Grouping, groups, membersOf, sumByEntity } from '../shared/grouping'
import { listedOnly, listingTable } from '../shared/listing'
import { type Column, isPlaced, type MeasureRow, named, plain } from '../shared/measures'
import { isSingleRow, type Slice } from '../shared/slices'
import { type EntitySource, selectSlices, selectWindows } from '../shared/source'
import {
  currentColumns,
  type PreviousRow,
  preparedValues,
  previousColumns,
  sliceValues,
  valueNames,
} from './board-columns'

/** What a ranked list is made from. */
export interface Ranking extends Grouping {
  source: EntitySource
  rows: BoardRows
  metric: Metric
  limit: number | null
  isTrending: boolean
  /** Apps only: lists no others, and counts them as `Other`. */
  appGroup: AppGroup | null
}

export type RankedRow = MeasureRow & { [Name in keyof PreviousRow]: bigint | null } & {
  entity_id: number
  slug: string
  name: string
  author_slug: string | null
  author_name: string | null
  entity_count: bigint
  previous_rank: bigint | null
  trend_triple: bigint | null
} & Record<string, unknown>

/**
 * The query for the listed entities, best first. All entities are ranked by one number each; names and measures are
 * read for the listed ones alone. Carrying those of 5,000 apps through the sort takes three times as long.
 */
export function rankingQuery(ranking: Ranking): SQL {
  const { dimension, metric, limit, isTrending } = ranking
  const isModel = dimension === 'models'
  return sql`
    with ${comparedEntities(ranking)},
    candidates as (
      select r.entity_id, r.value from compared r
      where ${isPlaced(metric, sql`r.tokens`, sql`r.value`)} ${isTrending ? sql`and r.value > 0` : sql``}
    ),
    ranked as (
      select entity_id, value from candidates order by value desc
      ${limit === null ? sql`` : sql`fetch first ${limit} rows with ties`}
    ),
    listed as (
      select ranked.*, t.slug, t.name,
        ${isModel ? sql`a.slug as author_slug, a.name as author_name` : sql`null as author_slug, null as author_name`}
      from ranked
      join ${listingTable(dimension)} t on t.id = ranked.entity_id
      ${isModel ? sql`join models m on m.id = t.id join authors a on a.id = m.author_id` : sql``}
      ${limit === null ? sql`` : sql`where t.id = any (array(select entity_id from ranked))`}
      order by ranked.value desc, t.slug collate "C"
      ${limit === null ? sql`` : sql`limit ${limit}`}
    ),
    ${previousRanks(ranking)}
    select l.*, ${measured(ranking)}, p.previous_rank, (select count(*) from candidates) as entity_count,
      ${isTrending ? sql`l.value` : sql`null::bigint`} as trend_triple
    from listed l
    join (${ofListed(ranking, ranking.rows.kind === 'slices' ? ranking.rows.current : [], currentColumns(ranking.rows))}) c
      on c.entity_id = l.entity_id
    ${previousMeasures(ranking)}
    left join previous_ranks p on p.entity_id = l.entity_id
    order by l.value desc, l.slug collate "C"`
}

/** The common table `compared`: every entity that may be listed and had anything in either window, with `valueNames`. */
export function comparedEntities(ranking: Ranking): SQL {
  const isListed = listedOnly(ranking.dimension, ranking.appGroup)
  const all = allCompared(ranking)
  const listed = isListed ? sql`select r.* from (${all}) r where ${isListed}` : all
  return sql`compared as materialized (${listed})`
}

function allCompared(ranking: Ranking): SQL {
  const { source, rows, metric, isTrending } = ranking
  const key = keyOf(source)
  if (rows.kind === 'prepared') {
    const columns = preparedValues(rows, metric, isTrending)
    const selected = selectWindows(source, sql`${key} as entity_id, ${plain(columns)}`)
    const isSummed = groups(ranking) || source.repeats
    return isSummed ? sumByEntity(ranking, selected, columns) : selected
  }
  const select = (window: 'current' | 'previous', slices: Slice[]) =>
    selectSlices(source, slices, () => sql`${key} as entity_id, ${plain(sliceValues(window, metric))}`)
  const current = select('current', rows.current)
  if (!rows.previous && isSingleRow(rows.current) && !groups(ranking) && !source.repeats) {
    return current
  }
  const both = rows.previous ? sql`${current} union all ${select('previous', rows.previous)}` : current
  const columns = valueNames.map((name) => ({ name, value: sql`r.${sql.identifier(name)}` }))
  return sumByEntity(ranking, both, columns)
}

/**
 * The common table `previous_ranks`: where the listed entities stood in the window before, by the same rules. Who had
 * less then than any of them changes no rank of theirs, and needs none.
 */
function previousRanks({ dimension, metric, rows }: Ranking): SQL {
  if (rows.kind === 'slices' && !rows.previous) {
    return sql`previous_ranks as (select 0 as entity_id, null::bigint as previous_rank where false)`
  }
  const wasPlaced = (row: 'r' | 'c') =>
    isPlaced(metric, sql.raw(`${row}.previous_tokens`), sql.raw(`${row}.previous_value`))
  return sql`previous_ranks as materialized (
    select r.entity_id, row_number() over (order by r.previous_value desc, t.slug collate "C") as previous_rank
    from compared r join ${listingTable(dimension)} t on t.id = r.entity_id
    where ${wasPlaced('r')} and r.previous_value >= (
      select min(c.previous_value) from compared c join listed l on l.entity_id = c.entity_id
      where ${wasPlaced('c')}))`
}

function measured({ rows }: Ranking): SQL {
  if (rows.kind === 'prepared') return sql`c.*`
  const before = previousColumns.map(({ name }) =>
    rows.previous
      ? sql`coalesce(b.${sql.identifier(name)}, 0) as ${sql.identifier(name)}`
      : sql`null::bigint as ${sql.identifier(name)}`,
  )
  return sql`c.*, ${sql.join(before, sql`, `)}`
}

function previousMeasures(ranking: Ranking): SQL {
  const { rows } = ranking
  if (rows.kind === 'prepared' || !rows.previous) return sql``
  return sql`left join (${ofListed(ranking, rows.previous, previousColumns)}) b on b.entity_id = l.entity_id`
}

/** The columns of the listed entities, one row each. */
function ofListed(ranking: Ranking, slices: Slice[], columns: Column[]): SQL {
  const { source, rows, limit } = ranking
  const isNarrow = limit !== null
  const members = membersOf(ranking, sql`select entity_id from listed`)
  const where = isNarrow ? sql`${source.where} and ${keyOf(source)} = any (array(${members}))` : source.where
  const narrowed = isNarrow ? { ...source, where, isNarrow } : source
  const selected = sql`${keyOf(source)} as entity_id, ${plain(columns)}`
  const read =
    rows.kind === 'prepared'
      ? selectWindows(narrowed, selected)
      : selectSlices(narrowed, slices, () => selected)
  const isSingle = (rows.kind === 'prepared' || isSingleRow(slices)) && !groups(ranking) && !source.repeats
  return isSingle ? read : sumByEntity(ranking, read, named(columns))
}

function keyOf(source: EntitySource): SQL {
  return sql`r.${sql.identifier(source.key)}`
}
