import { packTable } from '@/lib/domain/tables/packed-table'
import type { TableView } from '@/lib/domain/tables/table-view'
import { DrawnTable } from './drawn-table'

/** A table of the site. Zero rows are for the caller to explain: an empty table says nothing. */
export function DataTable({ view }: { view: TableView }) {
  return <DrawnTable packed={packTable(view)} />
}
