import { describe, expect, it } from 'vitest'
import type { SearchHit } from '@/lib/domain/traffic/search'
import { boardNames } from '@/lib/view/boards/boards'
import { foundPages } from '@/lib/view/site/found-pages'
import { text } from '@/lib/view/text/messages'

const hit = (slug: string): SearchHit => ({
  kind: 'models',
  slug,
  name: slug,
  author: null,
  totalTokens: 1n,
})
const hits = [hit('a/open-one'), hit('a/open-two'), hit('a/open-three')]
const pathsOf = (asked: string, limit = 20) => foundPages(asked, hits, limit).map(({ path }) => path)
const models = hits.map(({ slug }) => `/models/${slug}`)

describe('what a search leads to', () => {
  it.each(boardNames)('has the board %s first where its whole title is asked for', (board) => {
    const [first] = foundPages(text(`boards.${board}.title`).toUpperCase(), hits, 20)
    expect(first).toMatchObject({ kind: 'board', slug: board, path: `/boards/${board}` })
  })

  it('has a board behind the things where its title begins so', () => {
    expect(pathsOf('open')).toEqual([...models, '/boards/open'])
    expect(pathsOf('share by')).toEqual([...models, '/boards/authors', '/boards/providers'])
  })

  it('finds no board in the middle of a word, in one word of two, or by nothing', () => {
    for (const asked of ['eed', 'open seven', '', ' - ']) expect(pathsOf(asked)).toEqual(models)
  })

  it('is never longer than asked', () => {
    expect(pathsOf('open', 3)).toEqual([...models.slice(0, 2), '/boards/open'])
    expect(pathsOf('speed', 1)).toEqual(['/boards/speed'])
  })
})
