import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Board, BoardRow, Freshness } from '@/lib/domain/board'
import { totalTokens } from '@/lib/domain/measures'
import { BoardRows, type BoardTotals } from './board-rows'
import { readInBatches } from './cursor'
import { type MeasureRow, measureList, measureSums, measuresOf, noRow } from './measures'
import { type RankedRow, type Ranking, rankingQuery } from './ranking'
import type { BoardSlices, Slice } from './slices'
import { type Source, selectSlices } from './source'

const ROWS_A_BATCH = 1000

/** A board whose totals are known and whose rows are still to be read. */
export interface OpenBoard extends BoardTotals, Omit<Board, 'rows' | 'entityCount'> {
  /** Null where nothing was ever rolled up. */
  query: SQL | null
}

/** Reads what a ranking adds up to. The totals may have other slices: some rollups have no prepared windows. */
export async function openRanking(
  reader: Reader,
  ranking: Ranking,
  totalOf: Source,
  totalSlices: BoardSlices,
  freshness: Freshness,
): Promise<OpenBoard> {
  const { dimension, slices } = ranking
  const isEmpty = freshness.dataThrough === null
  const totalRow = isEmpty ? noRow : await sumOf(reader, totalOf, totalSlices.current)
  const previous =
    isEmpty || !slices.window.previous ? null : await sumOf(reader, totalOf, totalSlices.previous)
  return {
    dimension,
    window: slices.window,
    freshness,
    total: measuresOf(totalRow),
    totalRow,
    previousTotalTokens: previous && totalTokens(measuresOf(previous)),
    previousRequests: previous?.requests ?? null,
    query: isEmpty ? null : rankingQuery(ranking),
  }
}

/** All rows of an open board at once. */
export async function readBoard(
  reader: Reader,
  { query, totalRow, previousRequests, ...board }: OpenBoard,
): Promise<Board> {
  const ranked = query ? await reader.execute<RankedRow>(query) : []
  const boardRows = new BoardRows({ ...board, totalRow, previousRequests })
  const rows = ranked.map((row) => boardRows.next(row))
  const other = boardRows.other()
  return {
    ...board,
    rows: other ? [...rows, other] : rows,
    entityCount: Number(ranked[0]?.entity_count ?? 0n),
  }
}

/** The rows of an open board batch by batch, `Other` in the last one. */
export async function* streamBoard(reader: Reader, open: OpenBoard): AsyncGenerator<BoardRow[]> {
  const boardRows = new BoardRows(open)
  if (open.query) {
    for await (const batch of readInBatches<RankedRow>(reader, open.query, ROWS_A_BATCH)) {
      yield batch.map((row) => boardRows.next(row))
    }
  }
  const other = boardRows.other()
  if (other) yield [other]
}

async function sumOf(reader: Reader, source: Source, slices: Slice[]): Promise<MeasureRow> {
  const rows = selectSlices(source, slices, () => measureList)
  const [row] = await reader.execute<MeasureRow>(sql`select ${measureSums} from (${rows}) r`)
  return row ?? noRow
}
