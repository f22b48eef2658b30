import type { BoardQuestion } from '@/lib/domain/traffic/question'
import type { TableQuestion } from '@/lib/view/file/export-table'

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
