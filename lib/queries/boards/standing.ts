import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/entity/dimension'
import type { Variants } from '@/lib/domain/traffic/question'
import { standingOf } from '@/lib/domain/traffic/standing'
import { getBoard } from './board'

/** Where an entity stands on the board of its kind in the last week. */
export async function getStanding(
  reader: Reader,
  dimension: Dimension,
  slug: string,
  variants: Variants,
  now: Date,
) {
  const question = { category: 'all', period: 'week', range: null, metric: 'tokens' } as const
  const all = { ...question, variants, limit: null, appGroup: null }
  const board = await getBoard(reader, dimension, all, now)
  return { ...standingOf(board, slug), window: board.window }
}
