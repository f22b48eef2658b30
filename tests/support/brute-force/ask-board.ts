import type { Db } from '@/db/client'
import type { Dimension } from '@/lib/domain/entity/dimension'
import type { Board } from '@/lib/domain/traffic/board'
import type { BoardQuestion } from '@/lib/domain/traffic/question'
import { getBoard } from '@/lib/queries/boards/board'
import { readSnapshot } from '@/lib/queries/shared/snapshot'

const usual: BoardQuestion = {
  category: 'all',
  period: 'week',
  range: null,
  variants: 'split',
  metric: 'tokens',
  limit: null,
  appGroup: null,
}

/** A whole board as a page reads it: all models of the last seven days by tokens, but for what is asked. */
export function askBoard(
  db: Db,
  dimension: Dimension,
  asked: Partial<BoardQuestion>,
  now: Date,
): Promise<Board> {
  return readSnapshot(db, (reader) => getBoard(reader, dimension, { ...usual, ...asked }, now))
}
