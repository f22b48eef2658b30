import { text } from '../text/messages'
import type { RankCell, TableColumn } from './table-view'

/** The rows' ranks; empty for who has none, as `Other`. */
export function rankColumn<Row extends { rank: number | null }>(
  rows: readonly Row[],
  moveOf: (row: Row) => RankCell['move'] = () => null,
): TableColumn {
  return {
    id: 'rank',
    kind: 'rank',
    label: text('columns.rank.label'),
    hint: text('columns.rank.hint'),
    cells: rows.map((row) => ({ text: row.rank === null ? '' : String(row.rank), move: moveOf(row) })),
  }
}
