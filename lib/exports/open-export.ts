import type { DayRange } from '@/lib/domain/time/day-range'
import { type Measures, totalTokens } from '@/lib/domain/tokens/measures'
import type { Board, Freshness } from '@/lib/domain/traffic/board'
import type { ExportColumn } from '@/lib/view/file/export-columns'

/** A file whose head is known and whose rows are still to be read, inside the same transaction. */
export interface OpenExport {
  columns: Pick<ExportColumn<never>, 'name' | 'kind'>[]
  range: DayRange
  freshness: Freshness
  /** Of everything that the question is about. */
  totalTokens: bigint
  /** Batches of rows, each with a cell for each column. */
  rows: AsyncGenerator<(string | null)[][]>
}

/** A board, or what is counted like one, as a file: `total` is of everything in its window. */
export function boardExport<Row>(
  board: Pick<Board, 'window' | 'freshness'> & { total: Pick<Measures, 'promptTokens' | 'completionTokens'> },
  columns: ExportColumn<Row>[],
  batches: AsyncIterable<Row[]> | Iterable<Row[]>,
): OpenExport {
  return {
    columns,
    range: board.window.current,
    freshness: board.freshness,
    totalTokens: totalTokens(board.total),
    rows: cellsOf(columns, batches),
  }
}

export async function* cellsOf<Row>(
  columns: ExportColumn<Row>[],
  batches: AsyncIterable<Row[]> | Iterable<Row[]>,
): AsyncGenerator<(string | null)[][]> {
  for await (const batch of batches) yield batch.map((row) => columns.map((column) => column.cell(row)))
}
