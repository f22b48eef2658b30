import type { Reader } from '@/db/client'
import { coverageColumns } from '@/lib/domain/exports/coverage-columns'
import type { TableQuestion } from '@/lib/domain/exports/export-table'
import { cellsOf, type OpenExport } from './open-export'
import { getRequestCoverage } from './request-coverage'

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
