import { dimensions } from '@/lib/domain/entity/dimension'
import { searchKinds } from '@/lib/domain/traffic/search'
import { text } from '@/lib/view/text/messages'

/** How many results the dialog lists: the search page has more. */
export const DIALOG_HITS = 8

/** What the dialog says: its script would otherwise carry the whole catalogue of texts. */
export interface SearchTexts {
  label: string
  placeholder: string
  results: string
  all: string
  close: string
  keys: string
  hint: string
  failed: string
  /** By the number of results, from 0 on. */
  counts: readonly string[]
  /** By the API's name of a kind. */
  kinds: Readonly<Record<string, string>>
}

export function searchTexts(): SearchTexts {
  return {
    label: text('search.label'),
    placeholder: text('search.placeholder'),
    results: text('search.results'),
    all: text('search.all'),
    close: text('search.close'),
    keys: text('search.keys'),
    hint: text('search.hint'),
    failed: text('search.failed'),
    counts: Array.from({ length: DIALOG_HITS + 1 }, (_, count) => text('search.count', { count })),
    kinds: {
      ...Object.fromEntries(
        searchKinds.map((kind) => [dimensions[kind].one, text(`search.kinds.${dimensions[kind].one}`)]),
      ),
      board: text('search.kinds.board'),
    },
  }
}
