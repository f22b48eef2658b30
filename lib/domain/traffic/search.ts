import type { Entity } from './board'

export const MAX_QUERY_LENGTH = 100
export const MAX_HITS = 50
export const DEFAULT_HITS = 20
/** More words than this narrow nothing down any more. */
const MAX_WORDS = 10

/** What somebody looks for, taken apart as the names in the catalogue are. */
export interface SearchQuery {
  /** Trimmed, single spaces, at most `MAX_QUERY_LENGTH` characters: as it is shown again. */
  text: string
  /** Lower-case, without punctuation, each once. Empty where there is nothing to look for. */
  words: readonly string[]
  /** All of it without separators: `GPT-4o`, `gpt 4o` and `gpt4o` are the same. */
  joined: string
  /** Whether it names a variant (`:free`): only then are they listed beside their base models. */
  namesVariant: boolean
}

/** What can be found: what has a page. */
export const searchKinds = ['models', 'authors', 'providers', 'apps', 'categories'] as const

export type SearchKind = (typeof searchKinds)[number]

/** Something found: where it is, and how busy it was in the last 30 complete days. */
export interface SearchHit extends Entity {
  kind: SearchKind
  /** Models only. */
  author: Entity | null
  totalTokens: bigint
}

/** ASCII punctuation, as `search_fold` in the database has it, and all white space. */
const separators = /[!-/:-@[-`{-~\s]+/gu

export function parseSearchQuery(input: string): SearchQuery {
  // PostgreSQL has no text with a NUL, and half a surrogate pair is no character.
  const readable = input.replace(/[\0\p{Surrogate}]/gu, ' ')
  const text = [...readable.replace(/\s+/g, ' ').trim()].slice(0, MAX_QUERY_LENGTH).join('').trim()
  const lower = text.toLowerCase()
  const words = lower.split(separators).filter(Boolean)
  return {
    text,
    words: [...new Set(words)].slice(0, MAX_WORDS),
    joined: words.join(''),
    namesVariant: /:\S/.test(text),
  }
}

/** The page that lists what was found. */
export function searchPath(text: string): string {
  return `/search?${new URLSearchParams({ q: text })}`
}
