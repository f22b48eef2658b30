import type { CSSProperties, ReactNode } from 'react'
import type { Board, BoardRow } from '@/lib/domain/board'
import { colourOf } from '@/lib/domain/colours'
import type { Dimension } from '@/lib/domain/dimension'
import { percent } from '@/lib/domain/format'
import { totalTokens } from '@/lib/domain/measures'
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
  label: '#',
  className: 'rank',
  cell: (row) => row.rank ?? '',
}

const entity = (dimension: Dimension): Column => ({
  id: 'entity',
  label: { models: 'Model', authors: 'Author', providers: 'Provider', apps: 'App', categories: 'Category' }[
    dimension
  ],
  className: 'entity',
  cell: (row, board) => <EntityCell row={row} board={board} />,
})

const author: Column = {
  id: 'author',
  label: 'Author',
  className: 'entity max-md:hidden',
  cell: (row) => row.author && <a href={`/authors/${row.author.slug}`}>{row.author.name}</a>,
}

const tokens: Column = {
  id: 'tokens',
  label: 'Tokens',
  cell: (row, board) => (
    <>
      <Count value={totalTokens(row)} unit="tokens" estimated={row.estimated} />
      <span className="under sm:hidden">{percent(totalTokens(row), totalTokens(board.total))}</span>
    </>
  ),
}

const share: Column = {
  id: 'share',
  label: 'Share',
  hint: 'Part of all tokens of the same days and category',
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
  label: 'Change',
  hint: 'Against the equal window just before',
  cell: (row) => <ChangeMark current={totalTokens(row)} previous={row.previousTotalTokens} />,
}

const growth: Column = {
  id: 'growth',
  label: 'Growth',
  hint: 'Tokens of the last 7 days above the mean of the three weeks before',
  cell: (row) =>
    row.trendTriple === null ? (
      '-'
    ) : (
      <span className="text-up">
        <Count value={row.trendTriple / 3n} unit="tokens more than usual" estimated={row.estimated} />
      </span>
    ),
}

const reasoning: Column = {
  id: 'reasoning',
  label: 'Reasoning',
  hint: 'Reasoning tokens as a part of the output tokens',
  className: 'max-md:hidden',
  cell: (row) => percent(row.reasoningTokens, row.completionTokens),
}

const requests: Column = {
  id: 'requests',
  label: 'Requests',
  className: 'max-sm:hidden',
  cell: (row) => <Count value={row.requests} unit="requests" estimated={row.estimated} />,
}

const tokensPerRequest: Column = {
  id: 'tokens-per-request',
  label: 'Tokens / request',
  hint: 'Mean length of a request, prompt and completion together',
  className: 'max-md:hidden',
  cell: (row) =>
    row.requests > 0n ? <Count value={totalTokens(row) / row.requests} unit="tokens a request" /> : '-',
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
