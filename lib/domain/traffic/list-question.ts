import { type CategoryFilter, categories } from '../entity/categories'
import type { EntityDimension } from '../entity/dimension'
import type { Entity, Freshness } from './board'

/** How a column is sorted at first: names from A, prices from the lowest, counts and days from the highest. */
export const listColumns = {
  name: 'ascending',
  author: 'ascending',
  headquarters: 'ascending',
  models: 'descending',
  tokens: 'descending',
  requests: 'descending',
  month: 'descending',
  context: 'descending',
  input: 'ascending',
  output: 'ascending',
  released: 'descending',
} as const satisfies Record<string, 'ascending' | 'descending'>

export type ListColumn = keyof typeof listColumns

/** In the order in which an address has them. */
export const listFilters = [
  'author',
  'provider',
  'category',
  'group',
  'reads',
  'writes',
  'weights',
  'price',
  'context',
  'since',
  'text',
] as const

export type ListFilter = (typeof listFilters)[number]

interface ListEntry {
  columns: readonly ListColumn[]
  filters: readonly ListFilter[]
}

/** What is told of each kind of thing where all of them are listed, and what they can be narrowed by. */
export const lists: Record<EntityDimension, ListEntry> = {
  models: {
    columns: ['name', 'author', 'tokens', 'requests', 'context', 'input', 'output', 'released'],
    filters: [
      'author',
      'provider',
      'category',
      'reads',
      'writes',
      'weights',
      'price',
      'context',
      'since',
      'text',
    ],
  },
  authors: {
    columns: ['name', 'models', 'tokens', 'requests', 'month', 'released'],
    filters: ['category', 'since', 'text'],
  },
  providers: {
    columns: ['name', 'headquarters', 'tokens', 'requests', 'month'],
    filters: ['category', 'text'],
  },
  apps: { columns: ['name', 'tokens', 'requests', 'month'], filters: ['category', 'group', 'text'] },
}

export const listModalities = {
  reads: ['text', 'image', 'file', 'audio', 'video'],
  writes: ['text', 'image', 'audio', 'video', 'embeddings'],
} as const

export const listWeights = ['open', 'closed'] as const

export const LIST_PAGE_ROWS = 50
export const MAX_LIST_PAGE = 100_000

/** What a page that lists all things of a kind answers. */
export interface ListQuestion {
  kind: EntityDimension
  /** Each as it stands in addresses: `{ price: '0.5', since: '2026-01-31' }`. */
  filters: Readonly<Partial<Record<ListFilter, string>>>
  sort: ListColumn
  /** Against the order in which the column is sorted at first. */
  isReversed: boolean
  /** From 1. */
  page: number
}

/** The category whose traffic is listed. */
export function listCategory({ category }: ListQuestion['filters']): CategoryFilter {
  return categories.find(({ slug }) => slug.replace('/', '-') === category)?.slug ?? 'all'
}

export function defaultList(kind: EntityDimension): ListQuestion {
  return { kind, filters: {}, sort: 'tokens', isReversed: false, page: 1 }
}

/** One thing of a list. What its kind does not have, or nobody knows, is null. */
export interface ListRow extends Entity {
  author: Entity | null
  headquarters: string | null
  /** How many models an author has. */
  models: number | null
  contextLength: number | null
  /** Billionths of a dollar for a million tokens. */
  promptPrice: bigint | null
  completionPrice: bigint | null
  /** Of an author: its newest model. */
  released: string | null
  /** Of the last 7 complete days, in the category that was asked for. */
  tokens: bigint
  requests: bigint
  estimated: boolean
  /** Tokens of the last 30 complete days. */
  monthTokens: bigint
}

export interface List {
  rows: ListRow[]
  /** Of all pages. */
  count: number
  freshness: Freshness
}
