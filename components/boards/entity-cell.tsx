import Link from 'next/link'
import type { Board, BoardRow } from '@/lib/domain/board'
import { colourOf } from '@/lib/domain/colours'
import { entityPath } from '@/lib/domain/entity-path'
import { exactCount, percent } from '@/lib/domain/format'

/** Who a row is about: its colour, its name as a link, and on small screens what has no column of its own there. */
export function EntityCell({ row, board }: { row: BoardRow; board: Board }) {
  return (
    <span className="flex items-baseline gap-2.5">
      <span
        className="swatch"
        style={{ background: colourOf(board.dimension, row.slug) }}
        aria-hidden="true"
      />
      <span>
        {row.kind === 'other' ? (
          <OtherName board={board} />
        ) : (
          <Link href={entityPath(board.dimension, row.slug)} prefetch={false}>
            {row.name}
          </Link>
        )}
        {row.author && <span className="under md:hidden">{row.author.name}</span>}
        {row.author && row.reasoningTokens > 0n && (
          <span className="under md:hidden">
            {percent(row.reasoningTokens, row.completionTokens)} reasoning
          </span>
        )}
        {board.dimension === 'apps' && (
          <span className="under sm:hidden">{exactCount(row.requests)} requests</span>
        )}
      </span>
    </span>
  )
}

function OtherName({ board }: { board: Board }) {
  const left = board.entityCount - board.rows.filter((row) => row.kind === 'entity').length
  return <span className="text-muted">Other{left > 0 && ` (${exactCount(BigInt(left))} more)`}</span>
}
