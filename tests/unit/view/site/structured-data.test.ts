import { describe, expect, it } from 'vitest'
import { usualGrowth } from '@/lib/view/address/growth-path'
import { defaultQuestion } from '@/lib/view/address/page-path'
import { boardNames } from '@/lib/view/boards/boards'
import { datasetOf, growthDataset, scriptJson } from '@/lib/view/site/structured-data'

const facts = {
  question: { ...defaultQuestion('authors'), category: 'programming' },
  title: 'Market share by author: Programming',
  origin: 'https://tokens.example',
  days: { first: '2025-01-01', last: '2026-03-03' },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
} as const

describe('what a board says to machines', () => {
  it('is a Dataset with its days, licence and files', () => {
    const dataset = datasetOf(facts)
    expect(dataset).toMatchObject({
      '@type': 'Dataset',
      name: 'Market share by author: Programming | Tokenboard',
      url: 'https://tokens.example/boards/authors/programming/week',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      temporalCoverage: '2025-01-01/2026-03-03',
    })
    expect(dataset.description.length).toBeGreaterThan(50)
    expect(
      dataset.distribution.map(({ encodingFormat, contentUrl }) => [encodingFormat, contentUrl]),
    ).toEqual(
      ['authors', 'authors-over-time'].flatMap((name) =>
        [
          ['text/csv', 'csv'],
          ['application/json', 'json'],
        ].map(([type, ending]) => [
          type,
          expect.stringContaining(`/export/${name}.${ending}?category=programming`),
        ]),
      ),
    )
  })

  it('claims no licence and no days that there are not', () => {
    const dataset = datasetOf({ ...facts, days: null, licence: null })
    expect(dataset).not.toHaveProperty('license')
    expect(dataset).not.toHaveProperty('temporalCoverage')
  })

  it('has files for every board', () => {
    for (const board of boardNames) {
      const { distribution } = datasetOf({ ...facts, question: defaultQuestion(board) })
      expect(distribution.length, board).toBeGreaterThanOrEqual(2)
    }
  })

  it('is told of the drivers of a change too', () => {
    const of = { dimension: 'authors', slug: 'openai' } as const
    const dataset = growthDataset({ ...facts, question: { ...usualGrowth, of } })
    expect(dataset).toMatchObject({ url: 'https://tokens.example/growth/all/week/authors/openai' })
    expect(dataset.variableMeasured).toContain('Newly paired')
    expect(dataset.distribution.map(({ contentUrl }) => contentUrl)).toContain(
      'https://tokens.example/export/drivers.csv?category=all&window=week&by=drivers&author=openai',
    )
  })

  it('ends no script element', () => {
    const value = { name: '</script><!-- & \u2028' }
    const written = scriptJson(value)
    expect(written).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(written)).toEqual(value)
  })
})
