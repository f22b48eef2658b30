import { describe, expect, it } from 'vitest'
import { type Counted, countedShare, type Tokenizers, withRanks } from '@/lib/domain/growth/tokenizers'
import { tokenizerSentence, tokenizerTable } from '@/lib/view/growth/tokenizer-table'

const countedOf = (own: bigint, normalised: bigint, all = own): Counted => ({
  ...{ promptTokens: all, completionTokens: 0n },
  ...{ normalisedOwnTokens: own, normalisedTokens: normalised, estimated: false },
})

const modelOf = (slug: string, counted: Counted) => ({ slug, name: slug.toUpperCase(), ...counted })

const found: Tokenizers = {
  range: { from: '2026-01-01', until: '2026-01-08' },
  models: withRanks([
    modelOf('beta/terse', countedOf(2_700n, 3_000n, 3_600n)),
    modelOf('acme/wordy', countedOf(3_300n, 2_200n)),
    modelOf('acme/b', countedOf(500n, 500n)),
    modelOf('acme/a', countedOf(500n, 400n)),
  ]),
  total: countedOf(7_000n, 6_100n, 8_800n),
  freshness: { dataVersion: 1n, dataThrough: '2026-01-07', firstDay: '2025-01-01', asOf: null },
}

describe('tokenizers side by side', () => {
  it('have a rank by each count of the same requests, equal ones by slug', () => {
    expect(found.models.map(({ slug, rank, ownRank }) => [slug, rank, ownRank])).toEqual([
      ['beta/terse', 1, 2],
      ['acme/wordy', 2, 1],
      ['acme/b', 3, 4],
      ['acme/a', 4, 3],
    ])
  })

  it('stand in a table with what they are divided from, and the part that is counted', () => {
    const { columns } = tokenizerTable(found.models.slice(0, 2))
    const cellsOf = (id: string) => columns.find((column) => column.id === id)!.cells
    expect(cellsOf('ratio')).toMatchObject([
      { short: '0.90', title: '2,700 own tokens for 3,000 normalised ones' },
      { short: '1.50' },
    ])
    expect(cellsOf('normalised')).toMatchObject([{ title: '3,000 normalised tokens' }, { value: '2200' }])
    expect(cellsOf('own')).toMatchObject([{ title: '2,700 tokens' }, { value: '3300' }])
    expect(cellsOf('counted')).toEqual(['75.0%', '100.0%'])
    expect(cellsOf('own-rank')).toEqual(['2', '1'])
    expect(countedShare(found.models[0]!, 3)).toBe('0.750')
  })

  it('are said in a sentence with those of the shown that differ most', () => {
    const sums =
      'Of requests that state both counts, the models counted 7.00K tokens and the common tokenizer 6.10K, a ratio of 1.15.'
    expect(tokenizerSentence(found, 10)).toBe(
      `${sums} Of the models below, ACME/WORDY makes the most tokens of the same text (1.50) and BETA/TERSE the fewest (0.90).`,
    )
    expect(tokenizerSentence(found, 1)).toBe(sums)
  })
})
