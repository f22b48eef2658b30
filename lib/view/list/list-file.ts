import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { dollarText } from '@/lib/domain/money/money'
import {
  defaultList,
  type ListColumn,
  type ListQuestion,
  type ListRow,
  lists,
} from '@/lib/domain/traffic/list-question'
import type { ExportColumn } from '../file/export-columns'
import type { ExportFile } from '../file/export-file'

/** The list as a file: all of its pages, in its order. */
export function listFile({ kind, filters, sort, isReversed }: ListQuestion): ExportFile {
  return {
    name: `all-${kind}`,
    query: {
      ...filters,
      ...(sort !== defaultList(kind).sort && { sort }),
      ...(isReversed && { reversed: '1' }),
    },
  }
}

/** What a file of a kind takes. */
export function listParameters(kind: EntityDimension): string[] {
  return [...lists[kind].filters, 'sort', 'reversed']
}

export function listFileColumns(kind: EntityDimension): ExportColumn<ListRow>[] {
  return [
    { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
    ...lists[kind].columns.map((column) => columns[column]),
    { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
  ]
}

const columns: Record<ListColumn, ExportColumn<ListRow>> = {
  name: { name: 'name', kind: 'text', cell: ({ name }) => name },
  author: { name: 'author', kind: 'text', cell: ({ author }) => author?.slug ?? null },
  headquarters: { name: 'headquarters', kind: 'text', cell: ({ headquarters }) => headquarters },
  models: { name: 'models', kind: 'rank', cell: ({ models }) => models?.toString() ?? null },
  tokens: { name: 'total_tokens', kind: 'count', cell: ({ tokens }) => String(tokens) },
  requests: { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
  month: { name: 'month_total_tokens', kind: 'count', cell: ({ monthTokens }) => String(monthTokens) },
  context: {
    name: 'context_length',
    kind: 'rank',
    cell: ({ contextLength }) => contextLength?.toString() ?? null,
  },
  input: { name: 'prompt_usd_per_million', kind: 'money', cell: ({ promptPrice }) => dollarsOf(promptPrice) },
  output: {
    name: 'completion_usd_per_million',
    kind: 'money',
    cell: ({ completionPrice }) => dollarsOf(completionPrice),
  },
  released: { name: 'released', kind: 'text', cell: ({ released }) => released },
}

function dollarsOf(price: bigint | null): string | null {
  return price === null ? null : dollarText(price)
}
