import type { Reader } from '@/db/client'
import type { Board } from '@/lib/domain/board'
import type { Dimension } from '@/lib/domain/dimension'
import type { BoardQuestion } from '@/lib/domain/question'
import { boardRows, boardWindow } from './board-window'
import { getFreshness } from './freshness'
import { type OpenBoard, openRanking, readBoard } from './ranked-board'
import { dimensionSource, totalSource } from './source'

/**
 * The ranked list of a dimension. Rows, with `Other` last, add up to the total of the category; entities without
 * tokens in the window and hidden apps are not listed.
 */
export async function getBoard(
  reader: Reader,
  dimension: Dimension,
  question: BoardQuestion,
  now: Date,
): Promise<Board> {
  return readBoard(reader, await openBoard(reader, dimension, question, now))
}

/** A board with its totals read and its rows still to come: `streamBoard` reads them batch by batch. */
export async function openBoard(
  reader: Reader,
  dimension: Dimension,
  question: BoardQuestion,
  now: Date,
): Promise<OpenBoard> {
  const freshness = await getFreshness(reader)
  const window = boardWindow(question, freshness, now)
  const { category, variants, metric, limit, appGroup } = question
  const isTrending = question.range === null && question.period === 'trending'
  const source = dimensionSource(dimension, category)
  const rows = boardRows(question, window, source, freshness.dataThrough)
  const total = totalSource(category)
  return openRanking(
    reader,
    { dimension, source, rows, variants, metric, limit, isTrending, appGroup },
    { source: total, rows: boardRows(question, window, total, freshness.dataThrough) },
    window,
    freshness,
  )
}
