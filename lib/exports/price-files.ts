import type { Reader } from '@/db/client'
import { getPriceBoard } from '@/lib/queries/prices/prices'
import { priceColumns } from '@/lib/view/boards/price/price-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { boardExport, type OpenExport } from './open-export'
import { wholeBoard } from './whole-board'

/** What was paid for a million tokens of each model, provider or category of a period. */
export function pricesOf(dimension: Parameters<typeof getPriceBoard>[1]) {
  return async (reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> => {
    const prices = await getPriceBoard(reader, dimension, wholeBoard(question), now)
    return boardExport(prices.board, priceColumns(prices), [prices.board.rows])
  }
}
