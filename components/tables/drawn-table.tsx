'use client'

import { useMemo } from 'react'
import { type PackedTable, unpackTable } from '@/lib/view/table/packed-table'
import type { TableColumn } from '@/lib/view/table/table-view'
import { TableCell } from './table-cell'

/**
 * It does nothing in the browser; it is drawn there too because its texts are far smaller than its elements.
 */
export function DrawnTable({ packed }: { packed: PackedTable }) {
  const view = useMemo(() => unpackTable(packed), [packed])
  return (
    <table className="board">
      <caption className="sr-only">{view.caption}</caption>
      <thead>
        <tr>
          {view.columns.map((column) => (
            <th key={column.id} scope="col" className={classOf(column)} title={column.hint}>
              {column.kind === 'rank' ? (
                <abbr title={column.hint} className="no-underline">
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
        {view.keys.map((key, row) => (
          <tr key={key}>
            {view.columns.map((column) =>
              column.kind === 'name' ? (
                <th key={column.id} scope="row" className={classOf(column)}>
                  <TableCell column={column} row={row} />
                </th>
              ) : (
                <td key={column.id} className={classOf(column)}>
                  <TableCell column={column} row={row} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const hidden = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden' }

function classOf({ kind, hiddenBelow }: TableColumn): string | undefined {
  const classes = []
  if (kind === 'rank') classes.push('rank')
  if (kind === 'name' || kind === 'link') classes.push('entity')
  if (hiddenBelow) classes.push(hidden[hiddenBelow])
  return classes.join(' ') || undefined
}
