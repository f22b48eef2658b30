import Link from 'next/link'
import type { Board, BoardRow } from '@/lib/domain/board'
import { colourOf } from '@/lib/domain/colours'
import { countText } from '@/lib/domain/count-text'
import { entityName } from '@/lib/domain/entity-name'
import { entityPath } from '@/lib/domain/entity-path'
import { percent } from '@/lib/domain/format'
import { text } from '@/lib/domain/messages'

/** Who a row is about: its colour, its name as a link, and on small screens what has no column of its own there. */
export function EntityCell({ row, board }: { row: BoardRow; board: Board }) {
  const href = entityPath(board.dimension, row.slug)
  const name = entityName(board.dimension, row.slug, row.name)
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
        ) : href === null ? (
          name
        ) : (
          <Link href={href} prefetch={false}>
            {name}
          </Link>
        )}
        {row.author && <span className="under md:hidden">{row.author.name}</span>}
        {row.author && row.reasoningTokens > 0n && (
          <span className="under md:hidden">
            {text('lists.reasoningShare', { share: percent(row.reasoningTokens, row.completionTokens) })}
          </span>
        )}
        {board.dimension === 'apps' && (
          <span className="under sm:hidden">{countText('requests', row.requests)}</span>
        )}
      </span>
    </span>
  )
}

function OtherName({ board }: { board: Board }) {
  const left = board.entityCount - board.rows.filter((row) => row.kind === 'entity').length
  return (
    <span className="text-muted">
      {left > 0 ? text('lists.otherWithCount', { count: left }) : text('lists.other')}
    </span>
  )
}
