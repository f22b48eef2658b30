import { expect, it } from 'vitest'
import { cataloguePrice } from '@/lib/domain/money/practice-price'
import { noMeasures } from '@/lib/domain/tokens/measures'
import { linePlot } from '@/lib/view/chart/chart-lines'
import { chartPicture } from '@/lib/view/chart/chart-picture'
import { readValue } from '@/lib/view/chart/chart-reading'
import { launchCurves, rankCurves } from '@/lib/view/chart/curve-view'
import { columnTicks, legendIndex } from '@/lib/view/chart/line-view'

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
  expect(view.buckets.map(({ bucket }) => bucket)).toEqual(['2026-01-12', '2026-01-19', '2026-01-26'])
  expect(view.series.map(({ name, href }) => [name, href])).toEqual([
    ['All categories', null],
    ['Programming', '/categories/programming'],
  ])
  expect([0, 1, 2].map((index) => readValue(view, index, 0)!.exact)).toEqual(['#9', '#1', '#3'])
  const { heights, ticks } = linePlot(view)
  expect(heights[0]![1]).toBe(1)
  expect(heights[0]![2]).toBeGreaterThan(heights[0]![0]!)
  expect(heights[1]).toEqual([null, 0, null])
  expect(ticks.map(({ label }) => label)).toEqual(['#1', '#3', '#5', '#8', '#10'])
  expect(view.summary).toBe(
    'Rank 3 of all models in the week of 26 Jan 2026; its best in these weeks is rank 1.',
  )
})

it('draws the ranks of three categories at first, and has those of all', () => {
  const categories = ['all', 'legal', 'health', 'finance', 'science', 'trivia'] as const
  const ranks = categories.map((category, index) => ({ category, byWeek: [1, 1, 2, 10 * index + 1] }))
  const view = rankCurves({ range, weeks, ranks }, 'acme/one', 'One')!
  expect(view.series.map(({ isQuiet }) => isQuiet)).toEqual([false, false, false, false, true, true])
  const first = linePlot(view)
  expect(first.heights[4]).toEqual([null, null, null, null])
  expect(first.ticks.at(-1)!.label).toBe('#35')
  expect(linePlot(view, new Set()).ticks.at(-1)!.label).toBe('#55')
  expect(readValue(view, 3, 5)!.exact).toBe('#51')
  const { texts } = chartPicture(view, {
    ...{ theme: 'light', heading: 'One', dataThrough: null, citation: null },
  })
  expect(texts.map(({ text }) => text)).toContain('Finance')
  expect(texts.map(({ text }) => text)).not.toContain('Science')
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
  expect(view.buckets.map(({ label }) => label)).toEqual(['Release', 'Day 1', 'Day 2'])
  expect(columnTicks(view).map(({ label }) => label)).toEqual(['Release'])
  expect(linePlot(view).heights).toEqual([
    [0.05, 1, null],
    [0.1, 0.2, 0.5],
  ])
  expect(legendIndex(view)).toBe(1)
  expect(view.series.map(({ href, isMain }) => [href, isMain])).toEqual([
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
