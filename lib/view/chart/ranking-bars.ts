import { metrics } from '@/lib/domain/tokens/measures'
import type { Board, BoardRow } from '@/lib/domain/traffic/board'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import { entityName } from '../text/entity-name'
import { percent } from '../text/format'
import { text } from '../text/messages'
import { valueCell } from '../text/metric-text'
import type { BarsView } from './bars-view'

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
