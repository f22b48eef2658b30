import type { Board } from '@/lib/domain/board'
import { text } from '@/lib/domain/messages'
import { effectivePrice } from '@/lib/domain/price'
import { boardTable } from '@/lib/domain/tables/board-table'
import { priceCell } from '@/lib/domain/tables/figure-cells'
import { DataTable } from '../tables/data-table'

/** The variants of a model, each with what was paid for it. */
export function VariantTable({ board, caption }: { board: Board; caption: string }) {
  const view = boardTable(board, { caption, shape: 'narrow' })
  const paid = {
    id: 'paid',
    kind: 'count',
    label: text('columns.paid.label'),
    hint: text('columns.paid.hint'),
    cells: board.rows.map((row) => priceCell(effectivePrice(row), row.estimated)),
  } as const
  return <DataTable view={{ ...view, columns: [...view.columns, paid] }} />
}
