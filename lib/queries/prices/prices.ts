import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CataloguePrice } from '@/lib/domain/money/price'
import type { PriceBoard } from '@/lib/domain/money/price-board'
import type { Board, BoardRow } from '@/lib/domain/traffic/board'
import type { BoardQuestion } from '@/lib/domain/traffic/question'
import { getBoard } from '../boards/board'
import { idArray } from '../shared/source'
import { knowsPrices, withoutPrice } from './known-prices'

/** What was paid beside what the catalogue asks. The prices paid are in the board: `effectivePrice` of a row. */
export async function getPriceBoard(
  reader: Reader,
  dimension: 'models' | 'providers' | 'categories',
  question: BoardQuestion,
  now: Date,
): Promise<PriceBoard> {
  const counted = await getBoard(reader, dimension, question, now)
  const board = (await knowsPrices(reader, counted.window.current)) ? counted : withoutPrices(counted)
  const catalogue = dimension === 'models' ? await getCataloguePrices(reader, board.rows) : new Map()
  return { board, catalogue }
}

function withoutPrices(board: Board): Board {
  return { ...board, rows: board.rows.map(withoutPrice), total: withoutPrice(board.total) }
}

interface PriceRow extends CataloguePrice, Record<string, unknown> {
  id: number
}

/** What the catalogue asks for the models of the rows; those that it does not know have nulls. */
export async function getCataloguePrices(
  reader: Reader,
  rows: readonly Pick<BoardRow, 'id'>[],
): Promise<Map<number, CataloguePrice>> {
  const ids = rows.flatMap(({ id }) => id ?? [])
  if (ids.length === 0) return new Map()
  const found = await reader.execute<PriceRow>(sql`
    select id, prompt_nano_usd_per_million as prompt, completion_nano_usd_per_million as completion,
      cached_nano_usd_per_million as cached
    from models where id = any (${idArray(ids)})`)
  return new Map(found.map(({ id, prompt, completion, cached }) => [id, { prompt, completion, cached }]))
}
