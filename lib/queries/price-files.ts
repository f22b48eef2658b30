import type { Reader } from '@/db/client'
import type { TableQuestion } from '@/lib/domain/exports/export-table'
import { priceColumns } from '@/lib/domain/exports/price-columns'
import { boardExport, type OpenExport } from './open-export'
import { getPriceBoard } from './prices'
import { wholeBoard } from './whole-board'

/** What was paid for a million tokens of each model, provider or category of a period. */
export function pricesOf(dimension: Parameters<typeof getPriceBoard>[1]) {
  return async (reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> => {
    const prices = await getPriceBoard(reader, dimension, wholeBoard(question), now)
    return boardExport(prices.board, priceColumns(prices), [prices.board.rows])
  }
}
