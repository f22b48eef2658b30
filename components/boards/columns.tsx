import type { CSSProperties, ReactNode } from 'react'
import type { Board, BoardRow } from '@/lib/domain/board'
import { colourOf } from '@/lib/domain/colours'
import type { Dimension } from '@/lib/domain/dimension'
import { percent } from '@/lib/domain/format'
import { totalTokens } from '@/lib/domain/measures'
import { text } from '@/lib/domain/messages'
import { ratio } from '@/lib/domain/ratio'
import { ChangeMark } from '../ui/change-mark'
import { Count } from '../ui/count'
import { EntityCell } from './entity-cell'

export interface Column {
  id: string
  label: string
  /** What the number means, where the label is short. */
  hint?: string
  className?: string
  cell: (row: BoardRow, board: Board) => ReactNode
}

const rank: Column = {
  id: 'rank',
  label: text('columns.rank.label'),
  className: 'rank',
  cell: (row) => row.rank ?? '',
}

const entity = (dimension: Dimension): Column => ({
  id: 'entity',
  label: {
    models: 'Model',
    authors: 'Author',
    providers: 'Provider',
    apps: 'App',
    categories: 'Category',
    access: 'Access',
    routing: 'Routing',
    weights: 'Weights',
    regions: 'Region',
  }[dimension],
  className: 'entity',
  cell: (row, board) => <EntityCell row={row} board={board} />,
})

const author: Column = {
  id: 'author',
  label: text('dimensions.authors.one'),
  className: 'entity max-md:hidden',
  cell: (row) => row.author && <a href={`/authors/${row.author.slug}`}>{row.author.name}</a>,
}

const tokens: Column = {
  id: 'tokens',
  label: text('columns.tokens.label'),
  cell: (row, board) => (
    <>
      <Count value={totalTokens(row)} unit="tokens" estimated={row.estimated} />
      <span className="under sm:hidden">{percent(totalTokens(row), totalTokens(board.total))}</span>
    </>
  ),
}

const share: Column = {
  id: 'share',
  label: text('columns.share.label'),
  hint: text('columns.share.hint'),
  className: 'max-sm:hidden',
  cell: (row, board) => (
    <span className="share" style={barStyle(row, board)}>
      <span>{percent(totalTokens(row), totalTokens(board.total))}</span>
    </span>
  ),
}

/** Drawn against the largest row, so that small shares can still be told apart. */
function barStyle(row: BoardRow, board: Board): CSSProperties {
  const largest = board.rows.reduce((most, { kind, ...other }) => {
    const total = totalTokens(other)
    return kind === 'entity' && total > most ? total : most
  }, 1n)
  const part = Math.min(1, ratio(totalTokens(row), largest) ?? 0)
  const style = { '--part': `${(part * 100).toFixed(1)}%`, '--colour': colourOf(board.dimension, row.slug) }
  return style as CSSProperties
}

const change: Column = {
  id: 'change',
  label: text('columns.change.label'),
  hint: text('columns.change.hint'),
  cell: (row) => (
    <ChangeMark current={totalTokens(row)} previous={row.previous && totalTokens(row.previous)} />
  ),
}

const growth: Column = {
  id: 'growth',
  label: text('columns.growth.label'),
  hint: text('columns.growth.hint'),
  cell: (row) =>
    row.trendTriple === null ? (
      '-'
    ) : (
      <span className="text-up">
        <Count value={row.trendTriple / 3n} unit="growth" estimated={row.estimated} />
      </span>
    ),
}

const reasoning: Column = {
  id: 'reasoning',
  label: text('columns.reasoning.label'),
  hint: text('columns.reasoning.hint'),
  className: 'max-md:hidden',
  cell: (row) => percent(row.reasoningTokens, row.completionTokens),
}

const requests: Column = {
  id: 'requests',
  label: text('columns.requests.label'),
  className: 'max-sm:hidden',
  cell: (row) => <Count value={row.requests} unit="requests" estimated={row.estimated} />,
}

const tokensPerRequest: Column = {
  id: 'tokens-per-request',
  label: text('columns.tokensPerRequest.label'),
  hint: text('columns.tokensPerRequest.hint'),
  className: 'max-md:hidden',
  cell: (row) =>
    row.requests > 0n ? <Count value={totalTokens(row) / row.requests} unit="tokensPerRequest" /> : '-',
}

export type BoardShape = 'full' | 'trending' | 'narrow'

/** The columns of a board: `narrow` stands beside a chart or another board. */
export function columnsOf(dimension: Dimension, shape: BoardShape): Column[] {
  const start = [rank, entity(dimension)]
  if (shape === 'narrow') return [...start, tokens, narrowShare, change]
  if (dimension === 'apps') return [...start, tokens, share, change, requests, tokensPerRequest]
  if (dimension !== 'models') return [...start, tokens, share, change]
  if (shape === 'trending') return [...start, author, growth, tokens, share, reasoning]
  return [...start, author, tokens, share, change, reasoning]
}

const narrowShare: Column = {
  ...share,
  cell: (row, board) => percent(totalTokens(row), totalTokens(board.total)),
}
