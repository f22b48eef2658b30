import { parseSearchQuery, type SearchHit } from '@/lib/domain/traffic/search'
import { entityPath } from '../address/entity-path'
import { defaultQuestion, pagePath } from '../address/page-path'
import { type BoardName, boardNames } from '../boards/boards'
import { text } from '../text/messages'

/** What a search leads to: something of the catalogue, or a board. */
export type FoundPage = { path: string } & ({ kind: 'board'; slug: BoardName; name: string } | SearchHit)

/** How many boards a list of this length has room for: whoever searches mostly means a thing. */
const MAX_BOARDS = 2

/**
 * The boards that a text names join what it names in the catalogue: in front where it is the whole title, else behind,
 * where each of its words begins one of the title's.
 */
export function foundPages(asked: string, hits: readonly SearchHit[], limit: number): FoundPage[] {
  const { words, joined } = parseSearchQuery(asked)
  const named = boardNames
    .map((board) => ({ board, title: text(`boards.${board}.title`) }))
    .map(({ board, title }) => ({ board, title, of: parseSearchQuery(title) }))
    .filter(
      ({ of }) => words.length > 0 && words.every((word) => of.words.some((one) => one.startsWith(word))),
    )
    .sort((one, other) => Number(other.of.joined === joined) - Number(one.of.joined === joined))
    .slice(0, Math.min(MAX_BOARDS, limit))
  const boards = named.map(({ board, title, of }) => ({
    isWhole: of.joined === joined,
    page: { kind: 'board' as const, slug: board, name: title, path: pagePath(defaultQuestion(board)) },
  }))
  return [
    ...boards.filter(({ isWhole }) => isWhole).map(({ page }) => page),
    ...hits.slice(0, limit - boards.length).map((hit) => ({ ...hit, path: entityPath(hit.kind, hit.slug) })),
    ...boards.filter(({ isWhole }) => !isWhole).map(({ page }) => page),
  ]
}
