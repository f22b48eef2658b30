import type { Board } from '@/lib/domain/board'
import { text } from '@/lib/domain/messages'
import { BoardNotes } from './board-notes'
import { type BoardShape, columnsOf } from './columns'

interface BoardTableProps {
  board: Board
  /** Names the table for those who jump from table to table. */
  caption: string
  shape?: BoardShape
}

/** A ranked list. Zero rows are for the caller to explain: an empty table says nothing. */
export function BoardTable({ board, caption, shape = 'full' }: BoardTableProps) {
  const columns = columnsOf(board.dimension, shape)
  return (
    <>
      <table className="board">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.className} title={column.hint}>
                {column.id === 'rank' ? (
                  <abbr title={text('columns.rank.hint')} className="no-underline">
                    {column.label}
                  </abbr>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.slug + row.kind}>
              {columns.map((column) =>
                column.id === 'entity' ? (
                  <th key={column.id} scope="row" className={column.className}>
                    {column.cell(row, board)}
                  </th>
                ) : (
                  <td key={column.id} className={column.className}>
                    {column.cell(row, board)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <BoardNotes board={board} />
    </>
  )
}
