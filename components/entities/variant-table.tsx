import { effectivePrice } from '@/lib/domain/money/price'
import type { Board } from '@/lib/domain/traffic/board'
import { boardTable } from '@/lib/view/table/board-table'
import { priceCell } from '@/lib/view/table/figure-cells'
import { text } from '@/lib/view/text/messages'
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
