import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/entity/dimension'
import type { Board } from '@/lib/domain/traffic/board'
import type { BoardQuestion } from '@/lib/domain/traffic/question'
import { type EntityRef, listSource, wholeSource } from '../entity/entity-rows'
import { boardRows, boardWindow } from '../shared/board-window'
import { getFreshness } from '../shared/freshness'
import { type OpenBoard, openRanking, readBoard } from './ranked-board'

/**
 * The ranked list of a dimension. Rows, with `Other` last, add up to the total of the category; entities without
 * tokens in the window and hidden apps are not listed.
 * @param of the entity whose own tokens the list is about, where it is not about all: see `entityParts`
 */
export async function getBoard(
  reader: Reader,
  dimension: Dimension,
  question: BoardQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<Board> {
  return readBoard(reader, await openBoard(reader, dimension, question, now, of))
}

/** A board with its totals read and its rows still to come: `streamBoard` reads them batch by batch. */
export async function openBoard(
  reader: Reader,
  dimension: Dimension,
  question: BoardQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<OpenBoard> {
  const freshness = await getFreshness(reader)
  const window = boardWindow(question, freshness, now)
  const { category, variants, metric, limit, appGroup } = question
  const isTrending = question.range === null && question.period === 'trending'
  const source = listSource(of, dimension, category)
  const rows = boardRows(question, window, source, freshness.dataThrough)
  const total = wholeSource(of, category)
  const open = await openRanking(
    reader,
    { dimension, source, rows, variants, metric, limit, isTrending, appGroup },
    { source: total, rows: boardRows(question, window, total, freshness.dataThrough) },
    window,
    freshness,
  )
  // Without weeks to compare with nobody knows what grew.
  return isTrending && window.baseline.length === 0 ? { ...open, query: null } : open
}
