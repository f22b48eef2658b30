import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CitedLine } from '@/components/reference/cited-line'
import { DataTable } from '@/components/tables/data-table'
import { foldBeyond, type ReferenceBoard, type ReferenceRow } from '@/lib/domain/traffic/reference'
import { referenceTable } from '@/lib/view/reference/reference-table'

const row = (slug: string, ownTokens: bigint, referenceTokens: bigint): ReferenceRow => ({
  kind: slug === 'other' ? 'other' : 'entity',
  rank: slug === 'other' ? null : 1,
  slug,
  name: slug,
  ownTokens,
  estimated: ownTokens === 30n,
  referenceTokens,
})
const board: ReferenceBoard = {
  dimension: 'models',
  source: {
    name: 'Elsewhere',
    url: 'https://elsewhere.example/rankings',
    citation: 'Source: Elsewhere, as of 2026-08-22.',
    licence: { name: 'CC BY 4.0', url: 'https://licence.example/' },
  },
  range: { from: '2026-08-01', until: '2026-08-08' },
  days: 7,
  rows: [
    row('acme/one', 30n, 60n),
    row('acme/two', 0n, 30n),
    row('acme/three', 10n, 5n),
    row('other', 60n, 5n),
  ],
  ownTotal: 100n,
  referenceTotal: 100n,
  freshness: { dataVersion: 1n, dataThrough: '2026-08-21', firstDay: '2026-01-01', asOf: null },
}

describe('published figures on the page', () => {
  const folded = foldBeyond(board.rows, 2)
  const markup = renderToStaticMarkup(<DataTable view={referenceTable(board, folded, 'Beside')} />)

  it('fold what is not listed into Other, on both sides', () => {
    expect(folded.map(({ slug, ownTokens, referenceTokens }) => [slug, ownTokens, referenceTokens])).toEqual([
      ['acme/one', 30n, 60n],
      ['acme/two', 0n, 30n],
      ['other', 70n, 10n],
    ])
    expect(foldBeyond(folded.slice(0, 2), 2)).toHaveLength(2)
  })

  it('name the publisher over its column, and lead to pages that there are', () => {
    for (const text of ['Here', 'Elsewhere', 'Tokens here', 'Tokens at Elsewhere'])
      expect(markup).toContain(text)
    expect(markup).toContain('href="/models/acme/one"')
    expect(markup).not.toContain('href="/models/acme/two"')
    for (const share of ['30.0%', '60.0%', '70.0%', '10.0%']) expect(markup).toContain(share)
  })

  it('cite the source and its licence', () => {
    const cited = renderToStaticMarkup(<CitedLine source={board.source} />)
    expect(cited).toContain('Source: Elsewhere, as of 2026-08-22.')
    expect(cited).toContain('href="https://licence.example/" rel="license"')
  })
})
