import { packTable } from '@/lib/view/table/packed-table'
import type { TableView } from '@/lib/view/table/table-view'
import { DrawnTable } from './drawn-table'

/** A table of the site. Zero rows are for the caller to explain: an empty table says nothing. */
export function DataTable({ view }: { view: TableView }) {
  return <DrawnTable packed={packTable(view)} />
}
