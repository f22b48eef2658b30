import { startOfBucket } from '@/lib/domain/time/buckets'
import { isDay } from '@/lib/domain/time/day'
import {
  type CompareQuestion,
  compareViews,
  defaultComparison,
  isCompareDimension,
  MAX_COMPARED,
} from '@/lib/domain/traffic/compare-question'
import { categoryOfPath, categoryPath } from './category-path'
import { grainWord, metricWord, viewWord } from './choice-words'
import { decodeSegments, escapeSigns, unescapeSigns } from './path-segments'

/**
 * The address of a comparison: `/compare/<dimension>/<slugs>`, and then only what differs from the defaults, in the
 * order of `optionWords`. In the slugs `/` is written as `~`, a comma stands between two of them, and `!` goes before
 * each of these three that belongs to a slug: `/compare/models/openai~gpt-5,qwen~qwen3:free/programming/daily`.
 */
export function comparePath(question: CompareQuestion): string {
  const { dimension, slugs } = question
  if (slugs.length === 0) return `/compare/${dimension}`
  const defaults = defaultComparison(dimension, slugs)
  const { grain, view, from } = question
  const own = { ...question, from: view === 'index' && from !== null ? startOfBucket(from, grain) : null }
  const options = optionWords
    .filter(({ choice }) => own[choice] !== defaults[choice])
    .map(({ write }) => write(own))
  return [
    '/compare',
    dimension,
    encodeURI(writeSlugs(slugs)).replace(/[?#]/g, encodeURIComponent),
    ...options,
  ].join('/')
}

/**
 * Reads the path segments after `/compare/`; undefined where they are not as `comparePath` writes them: a comparison
 * has one address.
 */
export function parseComparePath(segments: string[]): CompareQuestion | undefined {
  const decoded = decodeSegments(segments)
  const [dimension = '', list, ...words] = decoded ?? []
  if (!isCompareDimension(dimension)) return undefined
  if (list === undefined) return defaultComparison(dimension, [])
  const slugs = readSlugs(list)
  if (!slugs || slugs.length > MAX_COMPARED || new Set(slugs).size < slugs.length) return undefined
  const question = defaultComparison(dimension, slugs)
  for (const word of words) {
    const read = optionWords.map((option) => option.read(word)).find((found) => found !== undefined)
    if (!read) return undefined
    Object.assign(question, read)
  }
  const written = decodeSegments(comparePath(question).split('/').slice(2))
  return written?.join('/') === decoded?.join('/') ? question : undefined
}

const optionWords: {
  choice: Exclude<keyof CompareQuestion, 'dimension' | 'slugs'>
  write(question: CompareQuestion): string
  read(word: string): Partial<CompareQuestion> | undefined
}[] = [
  {
    choice: 'category',
    write: ({ category }) => categoryPath(category),
    read: (word) => {
      const category = categoryOfPath(word)
      return category && { category }
    },
  },
  { choice: 'grain', ...grainWord },
  { choice: 'view', ...viewWord(compareViews) },
  { choice: 'metric', ...metricWord },
  {
    choice: 'from',
    write: ({ from }) => `from-${from}`,
    read: (word) => {
      const from = /^from-(.+)$/.exec(word)?.[1] ?? ''
      return isDay(from) ? { from } : undefined
    },
  },
]

/** Several slugs as one text: see `comparePath`. What no path can hold is escaped as in the paths of their pages. */
export function writeSlugs(slugs: readonly string[]): string {
  const list = slugs.map((slug) => escapeSigns(slug).replace(/[!,~]/g, '!$&').replaceAll('/', '~')).join(',')
  return list === '.' || list === '..' ? `!${list}` : list // else browsers would take it for a way through folders
}

/** The slugs of a text; undefined where one is empty, or could not be in the database. */
export function readSlugs(list: string): string[] | undefined {
  const slugs = ['']
  for (const [, escaped, sign] of list.matchAll(/!(.)|(.)/gsu)) {
    if (sign === ',') slugs.push('')
    else slugs.push(slugs.pop()! + (escaped ?? (sign === '~' ? '/' : sign)))
  }
  return slugs.some((slug) => slug === '' || slug.includes('\0')) ? undefined : slugs.map(unescapeSigns)
}
