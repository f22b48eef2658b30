import type { Reader } from '@/db/client'
import type { TableQuestion } from '@/lib/domain/export-table'
import { lengthColumns } from '@/lib/domain/length-columns'
import { totalTokens } from '@/lib/domain/measures'
import { getLengths } from './lengths'
import { cellsOf, type OpenExport } from './open-export'

/** Requests by their total length in a period. */
export async function openLengths(reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> {
  const board = await getLengths(reader, { ...question, period: question.period ?? 'week' }, now)
  const columns = lengthColumns(board.total)
  return {
    columns,
    range: board.window.current,
    freshness: board.freshness,
    totalTokens: totalTokens(board.total),
    rows: cellsOf(columns, board.total.requests === 0n ? [] : [board.rows]),
  }
}
