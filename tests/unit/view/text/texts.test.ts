import { describe, expect, it } from 'vitest'
import { categories } from '@/lib/domain/entity/categories'
import { type Period, windowOf } from '@/lib/domain/time/period'
import { chartTexts, latestValues } from '@/lib/view/chart/chart-texts'
import { categoryInSentence, categoryName } from '@/lib/view/text/category-name'
import { countText } from '@/lib/view/text/count-text'
import { entityName } from '@/lib/view/text/entity-name'
import { fillTemplate } from '@/lib/view/text/fill-template'
import { comparisonText, windowText } from '@/lib/view/text/period-text'
import { spend, tokensEach } from '@/lib/view/text/stat-text'
import { chartOf } from '@/tests/support/view/chart'

describe('the words of the site', () => {
  it('name every category, alone and in a sentence', () => {
    const names = categories.map(({ slug }) => categoryName(slug))
    expect(new Set(names).size).toBe(categories.length)
    expect([categoryName('marketing/seo'), categoryInSentence('marketing/seo')]).toEqual(['SEO', 'SEO'])
    expect([categoryName('all'), categoryInSentence('legal')]).toEqual(['All categories', 'legal'])
  })

  it('count exactly, one and many', () => {
    expect(countText('tokens', 1n)).toBe('1 token')
    expect(countText('tokens', 9_007_199_254_740_993n)).toBe('9,007,199,254,740,993 tokens')
    expect(countText('requests', 2_000n, true)).toBe('about 2,000 requests')
    expect(countText('requests', 0n, true)).toBe('0 requests')
  })

  it('say which days a board looks through', () => {
    const week = windowOf('week', '2026-08-21')
    expect(windowText('week', week)).toBe('the last 7 complete days, 15 to 21 Aug 2026')
    expect(comparisonText(week)).toBe('compared with 8 to 14 Aug 2026')
    const today = windowOf('today', '2026-08-21')
    expect([windowText('today', today), comparisonText(today)]).toEqual(['today so far, 22 Aug 2026', null])
  })

  it('say what there is where history is shorter than the period', () => {
    const days = (period: Period, through: string, first: string) =>
      windowText(period, windowOf(period, through, first))
    expect(days('week', '2026-08-21', '2026-08-22')).toBe(
      'today so far, 22 Aug 2026 (no day is complete yet)',
    )
    expect(days('week', '2026-08-21', '2026-08-21')).toBe('the one complete day so far, 21 Aug 2026')
    expect(days('month', '2026-08-21', '2026-08-19')).toBe('the 3 complete days so far, 19 to 21 Aug 2026')
    expect(days('week', '2026-08-21', '2026-08-15')).toBe('the last 7 complete days, 15 to 21 Aug 2026')
  })

  it('translate the names that the site gave, and leave the data alone', () => {
    expect(entityName('categories', 'marketing/seo', 'stored')).toBe('SEO')
    expect(entityName('apps', 'unattributed', 'stored')).toBe('Unattributed')
    expect(entityName('apps', 'github.com/a/b', 'stored')).toBe('stored')
    expect(entityName('models', 'unattributed', 'stored')).toBe('stored')
  })

  it('tell an unknown price from a free one', () => {
    const measures = { costNanoUsd: 2_500_000_000n, requests: 4n, unpricedRequests: 1n }
    expect(spend(measures)).toEqual({ value: '$2.50', note: '75.0% of requests priced' })
    expect(spend({ ...measures, costNanoUsd: 0n }).note).toBe('no request has a known cost')
    expect([tokensEach(9_000n, 2n), tokensEach(3n, 2n), tokensEach(0n, 0n)]).toEqual([
      '4.50K tokens each',
      '1 token each',
      null,
    ])
  })
})

describe('the words of a chart in the browser', () => {
  it('are one object for all charts of a kind', () => {
    const [one, other] = [chartOf([[1n]]), chartOf([[2n, 3n]])]
    expect(chartTexts(one)).toBe(chartTexts(other))
    expect(chartTexts(one)).not.toBe(chartTexts({ ...one, grain: 'day' }))
  })

  it('are completed there', () => {
    const { caption, partialBucket, sum } = chartTexts({ ...chartOf([[1n]]), grain: 'month' })
    expect(fillTemplate(caption, { title: 'Tokens by {app}' })).toBe('Tokens by {app}, tokens for each month')
    expect(fillTemplate(partialBucket, { bucket: 'May 2026' })).toBe('May 2026 (partial)')
    expect(sum).toBe('Total tokens')
  })

  it('count what the legend lists: the last complete bucket', () => {
    const view = chartOf(
      [
        [1n, 5n],
        [7n, 7n],
      ],
      { lastIsPartial: true },
    )
    expect(latestValues(view)).toEqual(['1 token', '5 tokens'])
    expect(latestValues({ ...view, buckets: [] })).toEqual([])
  })
})
