'use client'

import type { TableColumn, TableView } from '@/lib/domain/tables/table-view'
import { TableCell } from './table-cell'

/**
 * A table of the site. It does nothing in the browser; it is drawn there too because its view is far smaller than
 * its elements. Zero rows are for the caller to explain: an empty table says nothing.
 */
export function DataTable({ view }: { view: TableView }) {
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
