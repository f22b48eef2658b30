import {
  type ListColumn,
  type ListQuestion,
  type ListRow,
  listColumns,
  lists,
} from '@/lib/domain/traffic/list-question'
import { entityPath } from '../address/entity-path'
import { listPath } from '../address/list-path'
import { colourOf } from '../colour/colours'
import { priceCell } from '../table/figure-cells'
import { countText } from '../text/count-text'
import { entityName } from '../text/entity-name'
import { compactCount } from '../text/format'
import { formatDay } from '../text/format-day'
import { text } from '../text/messages'
import { regionName } from '../text/region-name'

/** A column's heading, which leads to the list in its order. */
export interface ListHead {
  id: ListColumn
  label: string
  href: string
  /** How the list is sorted by it; null where it is sorted by another. */
  direction: 'ascending' | 'descending' | null
  hiddenBelow: 'sm' | 'md' | 'lg' | null
}

export interface ListCell {
  text: string
  href?: string
  colour?: string
  /** The exact number, for copying and for scripts. */
  value?: string
  title?: string
  isEstimate?: boolean
  /** Stands below a name on screens without the column that says it otherwise. */
  note?: string
}

export interface ListTable {
  heads: ListHead[]
  rows: { key: string; cells: (ListCell | null)[] }[]
}

const hiddenBelow: Partial<Record<ListColumn, ListHead['hiddenBelow']>> = {
  author: 'md',
  headquarters: 'md',
  requests: 'lg',
  month: 'sm',
  context: 'md',
  output: 'lg',
  released: 'lg',
}

export function listTable(question: ListQuestion, rows: readonly ListRow[]): ListTable {
  const { columns } = lists[question.kind]
  return {
    heads: columns.map((column) => headOf(question, column)),
    rows: rows.map((row) => ({
      key: row.slug,
      cells: columns.map((column) => cells[column](row, question.kind)),
    })),
  }
}

function headOf(question: ListQuestion, id: ListColumn): ListHead {
  const isSorted = question.sort === id
  const isReversed = isSorted && !question.isReversed
  const isDescending = (listColumns[id] === 'descending') !== question.isReversed
  return {
    id,
    label: text(`browse.columns.${id}`),
    href: listPath({ ...question, sort: id, isReversed, page: 1 }),
    direction: !isSorted ? null : isDescending ? 'descending' : 'ascending',
    hiddenBelow: hiddenBelow[id] ?? null,
  }
}

const cells: Record<ListColumn, (row: ListRow, kind: ListQuestion['kind']) => ListCell | null> = {
  name: ({ slug, name, author, headquarters }, kind) => {
    const note = author?.name ?? (headquarters === null ? undefined : regionName(headquarters))
    return {
      text: entityName(kind, slug, name),
      href: entityPath(kind, slug),
      colour: colourOf(kind, slug),
      ...(note && { note }),
    }
  },
  author: ({ author }) => author && { text: author.name, href: entityPath('authors', author.slug) },
  headquarters: ({ headquarters }) => (headquarters === null ? null : { text: regionName(headquarters) }),
  models: ({ models }) => (models === null ? null : { text: String(models) }),
  tokens: ({ tokens, estimated }) => countCell('tokens', tokens, estimated),
  requests: ({ requests, estimated }) => countCell('requests', requests, estimated),
  month: ({ monthTokens }) => countCell('tokens', monthTokens, false),
  context: ({ contextLength }) =>
    contextLength === null
      ? null
      : {
          text: compactCount(BigInt(contextLength)),
          value: String(contextLength),
          title: countText('tokens', BigInt(contextLength)),
        },
  input: ({ promptPrice }) => priceOf(promptPrice),
  output: ({ completionPrice }) => priceOf(completionPrice),
  released: ({ released }) => (released === null ? null : { text: formatDay(released) }),
}

/** Nothing in the last days says nothing of what a thing is. */
function countCell(unit: 'tokens' | 'requests', count: bigint, estimated: boolean): ListCell | null {
  if (count === 0n) return null
  return {
    text: compactCount(count),
    value: String(count),
    title: countText(unit, count, estimated),
    isEstimate: estimated,
  }
}

function priceOf(price: bigint | null): ListCell | null {
  const cell = priceCell(price)
  if (!cell) return null
  return {
    text: price === 0n ? text('entities.facts.free') : cell.short,
    value: cell.value,
    title: cell.title,
  }
}
