import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BoardTable } from '@/components/boards/board-table'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { windowOf } from '@/lib/domain/time/period'
import { type ComparedMeasures, noMeasures } from '@/lib/domain/tokens/measures'
import type { Board, BoardRow } from '@/lib/domain/traffic/board'

const before = (promptTokens: bigint): ComparedMeasures => ({ ...noMeasures, promptTokens })

function row(slug: string, tokens: bigint, more: Partial<BoardRow> = {}): BoardRow {
  return {
    ...noMeasures,
    slug,
    name: slug.toUpperCase(),
    kind: 'entity',
    id: 1,
    rank: 1,
    author: { slug: 'maker', name: 'Maker' },
    promptTokens: tokens,
    requests: 2n,
    previous: before(tokens / 2n),
    previousRank: 2,
    trendTriple: null,
    ...more,
  }
}

function board(dimension: Dimension, rows: BoardRow[], more: Partial<Board> = {}): Board {
  const promptTokens = rows.reduce((sum, one) => sum + one.promptTokens, 0n)
  return {
    dimension,
    rows,
    total: { ...noMeasures, promptTokens },
    metric: 'tokens',
    previous: null,
    entityCount: rows.length,
    window: windowOf('week', '2026-08-21'),
    freshness: { dataVersion: 1n, dataThrough: '2026-08-21', firstDay: '2026-01-01', asOf: null },
    ...more,
  }
}

const render = (of: Board, shape?: 'full' | 'narrow') =>
  renderToStaticMarkup(<BoardTable board={of} caption="Models by tokens" shape={shape} />)

describe('a board', () => {
  const rows = [
    row('maker/one', 3_000_000_000_001n, { completionTokens: 0n }),
    row('maker/two', 1_000_000_000_000n, { rank: 2, previous: before(0n) }),
    row('other', 999_999_999_999n, { rank: null, kind: 'other', name: 'Other', author: null }),
  ]
  const page = render(board('models', rows, { entityCount: 44 }))

  it('shows short numbers that carry the exact ones', () => {
    expect(page).toContain('<data value="3000000000001" title="3,000,000,000,001 tokens">3.00T</data>')
    expect(page).toContain('60.0%')
  })

  it('links models and authors, and keeps Other last without a link', () => {
    expect(page).toContain('href="/models/maker/one"')
    expect(page).toContain('href="/authors/maker"')
    expect(page).not.toContain('href="/models/other"')
    expect(page.indexOf('Other (42 more)')).toBeGreaterThan(page.indexOf('MAKER/TWO'))
  })

  it('says change in words too, and "new" where there was nothing', () => {
    expect(page).toContain('<span class="change-up"><span class="sr-only">up </span>100.0%</span>')
    expect(page).toContain('<span class="change-new">new</span>')
  })

  it('ranks by a count that not all state: no zero and no change of what nobody counted', () => {
    const stated = { normalisedTokens: 90n, normalisedOwnTokens: 75n }
    const by = (prior: bigint) => ({ ...stated, previous: { ...noMeasures, normalisedTokens: prior } })
    const some = [
      row('maker/one', 75n, by(60n)),
      row('maker/two', 75n, { ...by(0n), rank: 2, previousRank: null }),
      row('other', 50n, { rank: null, kind: 'other', author: null }),
    ]
    const total = { ...noMeasures, promptTokens: 200n, normalisedTokens: 180n, normalisedOwnTokens: 150n }
    const counted = render(board('models', some, { metric: 'normalised', total }))
    expect(counted).toContain('<data value="90" title="90 normalised tokens">90</data>')
    expect(counted).not.toContain('0 normalised tokens">0<')
    expect(counted).toContain('50.0%</span>')
    expect(counted).not.toContain('change-new')
    expect(counted).toContain('Counted for 75.0% of the tokens')
    const all = { ...total, promptTokens: 150n }
    expect(render(board('models', some, { metric: 'normalised', total: all }))).not.toContain('Counted for')
  })

  it('is a table that can be heard: caption, column and row headers', () => {
    expect(page).toContain('<caption class="sr-only">Models by tokens</caption>')
    expect(page.match(/scope="row"/g)).toHaveLength(3)
    expect(page.match(/scope="col"/g)).toHaveLength(7)
  })

  it('explains estimates once, and marks only rows that are some', () => {
    expect(page).not.toContain('estimated')
    const estimated = row('maker/three', 5n, { estimated: true })
    const some = board('models', [rows[0]!, estimated])
    const marked = render({ ...some, total: { ...some.total, estimated: true } })
    expect(marked.match(/class="about"/g)).toHaveLength(1)
    expect(marked.match(/estimated from sampled requests/g)).toHaveLength(1)
  })

  it('ranks growth when trending', () => {
    const growing = row('maker/one', 10n, { trendTriple: 12n })
    expect(render(board('models', [growing]))).toContain(
      '<data value="4" title="4 tokens above usual">4</data>',
    )
  })

  it('counts tokens a request for apps', () => {
    const app = row('github.com/a/b', 10n, { author: null, requests: 4n })
    const apps = render(board('apps', [app]))
    expect(apps).toContain('href="/apps/github.com/a/b"')
    expect(apps).toContain('<data value="2" title="2 tokens a request">2</data>')
  })
})
