import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import {
  defaultList,
  type ListColumn,
  type ListFilter,
  type ListQuestion,
  lists,
  MAX_LIST_PAGE,
} from '@/lib/domain/traffic/list-question'
import { readFilter } from './list-words'
import { decodeSegments, escapeSigns, unescapeSigns } from './path-segments'

/** What the form of a list leads to: on to the address of what was chosen. */
export const LIST_FORM = '/browse/choose'

type Choices = Partial<Pick<ListQuestion, 'sort' | 'isReversed' | 'page'>> & { filter?: [ListFilter, string] }

/**
 * The address of a list: `/models` for all of them, `/browse/models/…` and then only what differs from that: a word
 * for each filter (`author-openai`), `by-<column>`, `reversed` and `page-2`.
 */
export function listPath(question: ListQuestion): string {
  const { kind, sort, isReversed, page } = question
  const words = lists[kind].filters.flatMap((filter) => {
    const value = question.filters[filter]
    return value === undefined ? [] : [`${filter}-${encodeURIComponent(escapeSigns(value))}`]
  })
  if (sort !== defaultList(kind).sort) words.push(`by-${sort}`)
  if (isReversed) words.push('reversed')
  if (page > 1) words.push(`page-${page}`)
  return words.length === 0 ? `/${kind}` : ['/browse', kind, ...words].join('/')
}

/** Reads the path segments after `/browse`; undefined where they are not as `listPath` writes them. */
export function parseListPath(segments: readonly string[]): ListQuestion | undefined {
  const [kind, ...words] = decodeSegments(segments) ?? []
  const dimension = entityDimensions.find((one) => one === kind)
  const question = dimension && readListWords(dimension, words)
  if (!question) return undefined
  const written = listPath(question).split('/').slice(1)
  const isAsWritten = written[0] === 'browse' ? decodeSegments(written.slice(1)) : [kind]
  return isAsWritten?.join('/') === [kind, ...words].join('/') ? question : undefined
}

/** The list that words in any order stand for, each choice at most once. */
export function readListWords(kind: EntityDimension, words: readonly string[]): ListQuestion | undefined {
  const question = defaultList(kind)
  const filters: Partial<Record<ListFilter, string>> = {}
  const seen = new Set<string>()
  for (const word of words) {
    const read = readWord(kind, word)
    if (!read) return undefined
    const { filter, ...choices } = read
    const name = filter ? filter[0] : Object.keys(choices)[0]!
    if (seen.has(name)) return undefined
    seen.add(name)
    if (filter) filters[filter[0]] = filter[1]
    Object.assign(question, choices)
  }
  return { ...question, filters }
}

function readWord(kind: EntityDimension, word: string): Choices | undefined {
  if (word.toLowerCase() === 'reversed') return { isReversed: true }
  const [, name = '', value = ''] = /^([a-z]+)-(.+)$/is.exec(word) ?? []
  const own = name.toLowerCase()
  if (own === 'by') return sortOf(kind, value)
  if (own === 'page') {
    const page = /^\d{1,6}$/.test(value) ? Number(value) : 0
    return page >= 1 && page <= MAX_LIST_PAGE ? { page } : undefined
  }
  const filter = lists[kind].filters.find((one) => one === own)
  const read = filter && readFilter(filter, unescapeSigns(value))
  return filter && read !== undefined ? { filter: [filter, read] } : undefined
}

export function sortOf(kind: EntityDimension, text: string): { sort: ListColumn } | undefined {
  const sort = lists[kind].columns.find((column) => column === text.toLowerCase())
  return sort && { sort }
}
