import Link from 'next/link'
import type { ListCell, ListHead, ListTable as Table } from '@/lib/view/list/list-table'
import { text } from '@/lib/view/text/messages'

interface ListTableProps {
  table: Table
  caption: string
}

const hidden = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden' }

/** A list with a heading over each column that sorts by it: the server draws it, and no script has a part in it. */
export function ListTable({ table: { heads, rows }, caption }: ListTableProps) {
  return (
    <table className="board">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.id} scope="col" className={classOf(head)} aria-sort={head.direction ?? undefined}>
              <SortLink head={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {heads.map((head, index) =>
              head.id === 'name' ? (
                <th key={head.id} scope="row" className={classOf(head)}>
                  <Name cell={cells[index]!} />
                </th>
              ) : (
                <td key={head.id} className={classOf(head)}>
                  <Cell cell={cells[index] ?? null} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const arrows = { ascending: '↑', descending: '↓' }

function SortLink({ head: { label, href, direction } }: { head: ListHead }) {
  return (
    <Link
      href={href}
      prefetch={false}
      rel="nofollow"
      title={text('browse.sortBy', { column: label })}
      className={direction ? 'text-ink hover:text-accent' : 'hover:text-accent'}
    >
      {label}
      {direction && <span aria-hidden="true"> {arrows[direction]}</span>}
    </Link>
  )
}

function Name({ cell: { text: name, href, colour, note } }: { cell: ListCell }) {
  return (
    <span className="flex items-baseline gap-2.5">
      <span className="swatch" style={{ background: colour }} aria-hidden="true" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <Link href={href!} prefetch={false}>
          {name}
        </Link>
        {note && <span className="under md:hidden">{note}</span>}
      </span>
    </span>
  )
}

function Cell({ cell }: { cell: ListCell | null }) {
  if (!cell) return '-'
  if (cell.href) {
    return (
      <Link href={cell.href} prefetch={false}>
        {cell.text}
      </Link>
    )
  }
  return cell.value === undefined ? (
    cell.text
  ) : (
    <data value={cell.value} title={cell.title} className={cell.isEstimate ? 'about' : undefined}>
      {cell.text}
    </data>
  )
}

/** Words stand at the left, numbers at the right. */
function classOf({ id, hiddenBelow }: ListHead): string | undefined {
  const isWords = id === 'name' || id === 'author' || id === 'headquarters'
  return [isWords && 'entity', hiddenBelow && hidden[hiddenBelow]].filter(Boolean).join(' ') || undefined
}
