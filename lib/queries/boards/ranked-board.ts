import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Additive } from '@/db/schema/rollup-columns'
import type { PeriodWindow } from '@/lib/domain/time/period'
import type { Board, BoardRow, Freshness } from '@/lib/domain/traffic/board'
import type { BoardRows } from '../shared/board-window'
import { readInBatches } from '../shared/cursor'
import { type MeasureRow, measureColumns, measuresOf, named, noRow, plain, sums } from '../shared/measures'
import { type Source, selectSlices, selectWindows, unknownMeasures } from '../shared/source'
import { currentColumns, type PreviousRow, previousColumns, previousOf } from './board-columns'
import { BoardRowReader, type BoardTotals } from './board-rows'
import { type RankedRow, type Ranking, rankingQuery } from './ranking'

const ROWS_A_BATCH = 1000

/** A board whose totals are known and whose rows are still to be read. */
export interface OpenBoard extends BoardTotals, Omit<Board, 'rows' | 'entityCount'> {
  /** Of the rows: the total may know them. A file leaves them empty, and a page does not show them. */
  unknown: readonly Additive[]
  /** Null where nothing can be ranked: nothing was ever rolled up, or nothing compares. */
  query: SQL | null
}

/** What the rows of a board add up to, and where that is found: some rollups have no prepared windows. */
export interface TotalOf {
  source: Source
  rows: BoardRows
}

export async function openRanking(
  reader: Reader,
  ranking: Ranking,
  totalOf: TotalOf,
  window: PeriodWindow,
  freshness: Freshness,
): Promise<OpenBoard> {
  const isEmpty = freshness.dataThrough === null
  const [row] = isEmpty ? [] : await reader.execute<TotalRow>(totalsQuery(totalOf))
  const totalRow = row ?? noRow
  return {
    dimension: ranking.dimension,
    metric: ranking.metric,
    window,
    freshness,
    total: measuresOf(totalRow),
    totalRow,
    previous: row ? previousOf(row) : null,
    unknown: unknownMeasures(ranking.source.rollup),
    query: isEmpty ? null : rankingQuery(ranking),
  }
}

/** All rows of an open board at once. */
export async function readBoard(reader: Reader, open: OpenBoard): Promise<Board> {
  const { query, totalRow: _totalRow, unknown: _unknown, ...board } = open
  const ranked = query ? await reader.execute<RankedRow>(query) : []
  const rowReader = new BoardRowReader(open)
  const rows = ranked.map((row) => rowReader.next(row))
  const other = rowReader.other()
  return {
    ...board,
    rows: other ? [...rows, other] : rows,
    entityCount: Number(ranked[0]?.entity_count ?? 0n),
  }
}

/** The rows of an open board batch by batch, `Other` in the last one. */
export async function* streamBoard(reader: Reader, open: OpenBoard): AsyncGenerator<BoardRow[]> {
  const rowReader = new BoardRowReader(open)
  if (open.query) {
    for await (const batch of readInBatches<RankedRow>(reader, open.query, ROWS_A_BATCH)) {
      yield batch.map((row) => rowReader.next(row))
    }
  }
  const other = rowReader.other()
  if (other) yield [other]
}

type TotalRow = MeasureRow & { [Name in keyof PreviousRow]: bigint | null } & Record<string, unknown>

function totalsQuery({ source, rows }: TotalOf): SQL {
  if (rows.kind === 'prepared') return selectWindows(source, sums(currentColumns(rows)))
  const current = selectSlices(source, rows.current, () => plain(measureColumns))
  const none = previousColumns.map(({ name }) => sql`null::bigint as ${sql.identifier(name)}`)
  const previous = rows.previous
    ? sql`select ${sums(named(previousColumns))}
        from (${selectSlices(source, rows.previous, () => plain(previousColumns))}) r`
    : sql`select ${sql.join(none, sql`, `)}`
  return sql`
    select * from (select ${sums(measureColumns)} from (${current}) r) c cross join (${previous}) p`
}
