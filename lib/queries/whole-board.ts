import type { TableQuestion } from '@/lib/domain/exports/export-table'
import type { BoardQuestion } from '@/lib/domain/question'

/** The question of a table as that of a board: all rows, by tokens. */
export function wholeBoard({ category, period, range, variants }: TableQuestion): BoardQuestion {
  return {
    category,
    period: period ?? 'week',
    range,
    variants,
    metric: 'tokens',
    limit: null,
    appGroup: null,
  }
}
