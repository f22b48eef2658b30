import { type ComparedMeasures, type Measures, noMeasures, totalTokens } from '../tokens/measures'
import type { Board, BoardRow } from './board'

/** Where an entity stands on its board: all of it is zero or null where it has no tokens there. */
export interface Standing {
  measures: Measures
  previous: ComparedMeasures | null
  rank: number | null
  entityCount: number
  /** What its share is a part of. */
  boardTokens: bigint
}

/** @param board with all of its rows */
export function standingOf(board: Board, slug: string): Standing {
  const row: BoardRow | undefined = board.rows.find((other) => other.kind === 'entity' && other.slug === slug)
  return {
    measures: row ?? noMeasures,
    previous: row?.previous ?? null,
    rank: row?.rank ?? null,
    entityCount: board.entityCount,
    boardTokens: totalTokens(board.total),
  }
}
