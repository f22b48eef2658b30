import type { Reader } from '@/db/client'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { BoardRow } from '@/lib/domain/traffic/board'
import { categoryMeans } from '@/lib/queries/lengths/category-means'
import { getLengthSeries, getLengths } from '@/lib/queries/lengths/lengths'
import { lengthColumns, lengthPointColumns } from '@/lib/view/boards/context/length-columns'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { measureColumns } from '@/lib/view/file/measure-columns'
import { boardExport, cellsOf, type OpenExport } from './open-export'
import { daysOfQuestion } from './table-days'

/** Requests by their total length in a period. */
export async function openLengths(reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> {
  const board = await getLengths(reader, { ...question, period: question.period ?? 'week' }, now)
  const columns = lengthColumns(board.total)
  return boardExport(board, columns, board.total.requests === 0n ? [] : [board.rows])
}

/** Requests by their total length over time. */
export async function openLengthSeries(
  reader: Reader,
  question: TableQuestion,
  now: Date,
): Promise<OpenExport> {
  const range = await daysOfQuestion(reader, question, now)
  const series = await getLengthSeries(reader, { ...question, range }, now)
  const rows = series.buckets.flatMap(({ bucket, isPartial, requests }) => {
    const total = requests.reduce((sum, count) => sum + count, 0n)
    return series.lengths.map((length, index) => {
      return { bucket, isPartial, length, requests: requests[index]!, total }
    })
  })
  return {
    columns: lengthPointColumns,
    range: series.range,
    freshness: series.freshness,
    totalTokens: totalTokens(series.total),
    rows: cellsOf(lengthPointColumns, [rows]),
  }
}

const meansColumns: ExportColumn<BoardRow>[] = [
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  ...measureColumns<BoardRow>(
    ['requests', 'prompt_tokens', 'completion_tokens', 'total_tokens'],
    ['promptLength', 'completionLength'],
    (row) => row,
  ),
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** The mean lengths of each category in a period. */
export async function openCategoryMeans(
  reader: Reader,
  question: TableQuestion,
  now: Date,
): Promise<OpenExport> {
  const board = await categoryMeans(reader, { ...question, period: question.period ?? 'week' }, now)
  return boardExport(board, meansColumns, [board.rows])
}
