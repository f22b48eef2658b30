import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { isPeriod } from '@/lib/domain/time/period'
import { type BoardName, isBoardName } from '../../boards/boards'
import { categoryOfPath } from '../category-path'
import { defaultQuestion, optionWords, type PageQuestion, pagePath } from '../page-path'

type Choices = Partial<PageQuestion>

/** The periods as openrouter.ai/rankings calls them. */
const views: Record<string, string> = { daily: 'day', weekly: 'week', monthly: 'month' }

/**
 * The page of rankings that words in any order stand for, each choice at most once: a category, a period, options,
 * and in front a board. What the page does not take is left out.
 * @param query what openrouter.ai/rankings is asked by, `category` and `view`; it counts where the words say nothing
 */
export function meantRankings(words: readonly string[], query: URLSearchParams): string | undefined {
  const [first = '', ...others] = words
  const board = isBoardName(first) ? first : null
  const read = readWords(board === null ? words : others)
  return read && pathOf(board, { ...readQuery(query), ...read })
}

function pathOf(board: BoardName | null, choices: Choices): string {
  return pagePath({ ...defaultQuestion(board), ...choices })
}

function readWords(words: readonly string[]): Choices | undefined {
  const choices: Choices = {}
  for (const word of joinCategories(words)) {
    const read = readWord(word)
    if (!read || Object.keys(read).some((choice) => choice in choices)) return undefined
    Object.assign(choices, read)
  }
  return choices
}

function readWord(word: string): Choices | undefined {
  const category = categoryOfPath(word)
  if (category) return { category }
  if (isPeriod(word)) return { period: word }
  return optionWords.map((option) => option.read(word)).find((found) => found !== undefined)
}

function readQuery(query: URLSearchParams): Choices {
  const category = readCategory(query.get('category') ?? '')
  const view = query.get('view')?.toLowerCase() ?? ''
  const period = views[view] ?? view
  return { ...(category && { category }), ...(isPeriod(period) && { period }) }
}

/** A category as it is written anywhere: `marketing/seo`, `Marketing-SEO`. */
export function readCategory(text: string): CategoryFilter | undefined {
  return categoryOfPath(text.toLowerCase().replaceAll('/', '-'))
}

/** A category with a slash is two words. */
export function joinCategories(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const pair = `${joined.at(-1)}-${word}`
    if (categoryOfPath(pair)) joined.splice(-1, 1, pair)
    else joined.push(word)
  }
  return joined
}
