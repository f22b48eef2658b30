import type { Board } from '@/lib/domain/traffic/board'
import { type BoardShape, boardTable } from '@/lib/view/table/board-table'
import { DataTable } from '../tables/data-table'
import { BoardNotes } from './board-notes'
import { StatedNote } from './stated-note'

interface BoardTableProps {
  board: Board
  caption: string
  shape?: BoardShape
  /** What each entity had day by day, by slug. */
  sparklines?: ReadonlyMap<string, readonly bigint[]>
}

/** A ranked list with what must be said about its numbers. */
export function BoardTable({ board, ...options }: BoardTableProps) {
  return (
    <>
      <DataTable view={boardTable(board, options)} />
      <BoardNotes board={board} />
      <StatedNote metric={board.metric} total={board.total} />
    </>
  )
}
