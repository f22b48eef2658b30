import { expect, it } from 'vitest'
import { launchCurves, rankCurves } from '@/lib/domain/charts/curve-view'
import { noMeasures } from '@/lib/domain/measures'
import { cataloguePrice } from '@/lib/domain/practice-price'

const range = { from: '2026-01-05', until: '2026-02-02' }
const weeks = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26']

it('draws ranks with the first on top, from the first week that has one', () => {
  const view = rankCurves(
    {
      range,
      weeks,
      ranks: [
        { category: 'all', byWeek: [null, 9, 1, 3] },
        { category: 'legal', byWeek: [null, null, null, null] },
        { category: 'programming', byWeek: [null, null, 10, null] },
      ],
    },
    'acme/one',
    'One',
  )!
  expect(view.columns).toEqual(['12 Jan 2026', '19 Jan 2026', '26 Jan 2026'])
  expect(view.curves.map(({ name, href }) => [name, href])).toEqual([
    ['All categories', null],
    ['Programming', '/categories/programming'],
  ])
  const [all, programming] = view.curves
  expect(all!.values).toEqual(['9', '1', '3'])
  expect(all!.heights[1]).toBe(1)
  expect(all!.heights[2]).toBeGreaterThan(all!.heights[0]!)
  expect(programming!.heights).toEqual([null, 0, null])
  expect(view.ticks.map(({ label }) => label)).toEqual(['#1', '#3', '#5', '#8', '#10'])
  expect(view.summary).toBe(
    'Rank 3 of all models in the week of 26 Jan 2026; its best in these weeks is rank 1.',
  )
})

it('says nothing of ranks where there is one week, or none', () => {
  const of = (byWeek: (number | null)[]) =>
    rankCurves({ range, weeks, ranks: [{ category: 'all', byWeek }] }, 'acme/one', 'One')
  expect(of([null, null, null, null])).toBeNull()
  expect(of([null, null, null, 4])).toBeNull()
  expect(of([null, null, 4, 4])).not.toBeNull()
})

it('lays launches over each other by the days since each release', () => {
  const launch = (slug: string, tokens: bigint[]) => ({ slug, name: slug, released: '2026-01-05', tokens })
  const view = launchCurves([launch('acme/two', [5n, 100n]), launch('acme/one', [10n, 20n, 50n])])!
  expect(view.columns).toEqual(['0', '1', '2'])
  expect(view.curves.map(({ heights }) => heights)).toEqual([
    [0.05, 1, null],
    [0.1, 0.2, 0.5],
  ])
  expect(view.curves.map(({ href, isMain }) => [href, isMain])).toEqual([
    [null, true],
    ['/models/acme/one', false],
  ])
  expect(view.summary).toBe(
    '100 tokens on the first day after acme/two was released on 5 Jan 2026, beside one earlier model.',
  )
  expect(launchCurves([launch('acme/two', [5n])])).toBeNull()
  expect(launchCurves([])).toBeNull()
})

it('prices the same tokens by the catalogue: fresh prompt, cached prompt and completion each at its own', () => {
  const measures = { ...noMeasures, promptTokens: 900n, cachedTokens: 400n, completionTokens: 100n }
  const prices = { prompt: 2_000n, completion: 10_000n, cached: 500n }
  expect(cataloguePrice(measures, prices)).toBe((500n * 2_000n + 400n * 500n + 100n * 10_000n) / 1000n)
  expect(cataloguePrice(measures, { ...prices, cached: null })).toBe(2_800n)
  expect(cataloguePrice(measures, { ...prices, prompt: null })).toBeNull()
  expect(cataloguePrice(noMeasures, prices)).toBeNull()
})
