import type { Reader } from '@/db/client'
import type { TableQuestion } from '@/lib/domain/exports/export-table'
import { priceColumns } from '@/lib/domain/exports/price-columns'
import { totalTokens } from '@/lib/domain/measures'
import { cellsOf, type OpenExport } from './open-export'
import { getPriceBoard } from './prices'

/** What was paid for a million tokens of each model, provider or category of a period. */
export function pricesOf(dimension: Parameters<typeof getPriceBoard>[1]) {
  return async (reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> => {
    const { category, range, variants } = question
    const period = question.period ?? 'week'
    const asked = {
      category,
      period,
      range,
      variants,
      metric: 'tokens',
      limit: null,
      appGroup: null,
    } as const
    const prices = await getPriceBoard(reader, dimension, asked, now)
    const { board } = prices
    const columns = priceColumns(prices)
    return {
      columns,
      range: board.window.current,
      freshness: board.freshness,
      totalTokens: totalTokens(board.total),
      rows: cellsOf(columns, [board.rows]),
    }
  }
}
