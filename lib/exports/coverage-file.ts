import type { Reader } from '@/db/client'
import { getRequestCoverage } from '@/lib/queries/coverage/request-coverage'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { coverageColumns } from '@/lib/view/reference/coverage-columns'
import { cellsOf, type OpenExport } from './open-export'

/** What is known of the requests of some days: one row. */
export async function openCoverage(reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> {
  const coverage = await getRequestCoverage(reader, { ...question, period: question.period ?? 'week' }, now)
  return {
    columns: coverageColumns,
    range: coverage.window.current,
    freshness: coverage.freshness,
    totalTokens: coverage.totalTokens,
    rows: cellsOf(coverageColumns, [[coverage]]),
  }
}
