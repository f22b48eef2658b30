import type { Reader } from '@/db/client'
import { getReasoning, getReasoningServed } from '@/lib/queries/reasoning'
import { reasoningColumns, servedColumns } from '@/lib/view/boards/reasoning/reasoning-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from './open-export'
import { daysOfQuestion } from './table-days'

/** The models that make nearly all output, by the part of it that is reasoning. */
export async function openReasoning(reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> {
  const board = await getReasoning(reader, { ...question, period: question.period ?? 'week' }, now)
  const rows = board.rows.map((row, index) => ({ ...row, rank: index + 1 }))
  return {
    columns: reasoningColumns,
    range: board.window.current,
    freshness: board.freshness,
    totalTokens: board.totalTokens,
    rows: cellsOf(reasoningColumns, [rows]),
  }
}

/** The tokens of models that reason, over time. */
export async function openReasoningServed(
  reader: Reader,
  question: TableQuestion,
  now: Date,
): Promise<OpenExport> {
  const range = await daysOfQuestion(reader, question, now)
  const served = await getReasoningServed(reader, { ...question, range }, now)
  return {
    columns: servedColumns,
    range: served.range,
    freshness: served.freshness,
    totalTokens: served.buckets.reduce((sum, { totalTokens }) => sum + totalTokens, 0n),
    rows: cellsOf(servedColumns, [served.buckets]),
  }
}
