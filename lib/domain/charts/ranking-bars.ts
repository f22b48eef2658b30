import type { Board, BoardRow } from '../board'
import { entityName } from '../entity-name'
import { entityPath } from '../entity-path'
import { percent } from '../format'
import { metrics } from '../measures'
import { text } from '../messages'
import { valueCell } from '../metric-text'
import type { BarsView } from './bars-view'
import { colourOf } from './colours'

/** The rows of a ranked board as bars, by what ranks them: the metric, or its growth where the board is trending. */
export function rankingBars(board: Board, title: string): BarsView {
  const { dimension, metric, total } = board
  const listed = board.rows.filter(({ kind }) => kind === 'entity')
  const isTrending = listed.some(({ trendTriple }) => trendTriple !== null)
  const read = metrics[metric].valueOf
  const rankedBy = (row: BoardRow) => (isTrending ? (row.trendTriple ?? 0n) / 3n : read(row))
  const label = text(`metrics.${metric}.label`)
  return {
    title,
    summary: summary(board, listed[0], isTrending),
    columns: {
      label: text(`dimensions.${dimension}.one`),
      value: isTrending ? text('columns.growth.label') : label,
      share: text('columns.share.label'),
    },
    bars: listed.map((row) => ({
      label: text('ranks.row', { rank: row.rank ?? 0, name: entityName(dimension, row.slug, row.name) }),
      href: entityPath(dimension, row.slug),
      colour: colourOf(dimension, row.slug),
      value: rankedBy(row),
      text: valueCell(metric, rankedBy(row), row.estimated).short,
      share: percent(read(row), read(total)),
    })),
  }
}

function summary(board: Board, first: BoardRow | undefined, isTrending: boolean): string {
  if (!first) return text('ranks.summary.none')
  const { dimension, metric, total, entityCount } = board
  const read = metrics[metric].valueOf
  const name = entityName(dimension, first.slug, first.name)
  const share = percent(read(first), read(total))
  return text(isTrending ? 'ranks.summary.growth' : 'ranks.summary.first', {
    name,
    share,
    count: entityCount,
    metric: text(`metrics.${metric}.inSentence`),
  })
}
