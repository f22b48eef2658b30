import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Growth, GrowthPart } from '@/lib/domain/growth/growth'
import type { PriceAnswer } from '@/lib/domain/growth/price-answers'
import { changeScale } from '@/lib/view/chart/change-scale'
import { cutTable, cutWaterfall } from '@/lib/view/growth/cut-table'
import { priceAnswerScatter } from '@/lib/view/growth/price-answer-scatter'
import { retentionLines } from '@/lib/view/growth/retention-view'
import { runRateLine } from '@/lib/view/growth/run-rate-view'
import { scatterPlot } from '@/lib/view/scatter/scatter-plot'
import type { CountCell } from '@/lib/view/table/table-view'

describe('the run rate over time', () => {
  const weeks = [
    { week: '2026-01-05', tokens: 10n ** 15n },
    { week: '2026-01-12', tokens: 2n * 10n ** 15n + 1n },
  ]

  it('is each week times 52, to the token', () => {
    const view = runRateLine({ weeks, estimated: false }, 'a')!
    expect(view.buckets.map(({ exact }) => exact)).toEqual([
      ['52,000,000,000,000,000'],
      ['104,000,000,000,000,052'],
    ])
  })

  it('needs two weeks', () => {
    expect(runRateLine({ weeks: weeks.slice(1), estimated: false }, 'a')).toBeNull()
  })
})

describe('those that stay', () => {
  const cohort = (month: string, kept: bigint[]) => ({ month, size: 10n, kept })

  it('begin as all of them, each line as long as its cohort is old', () => {
    const cohorts = [cohort('2026-01-01', [8n, 0n]), cohort('2026-02-01', [5n]), cohort('2026-03-01', [])]
    const view = retentionLines({ kind: 'apps', cohorts, estimated: false }, 'a')!
    expect(view.buckets.map(({ values }) => values)).toEqual([
      [1, 1],
      [0.8, 0.5],
      [0, null],
    ])
    expect(view.buckets[1]).toMatchObject({ label: 'One month later', exact: ['8 of 10', '5 of 10'] })
    expect(view.summary).toBe(
      'One month after the launch, 80.0% of the apps of Jan 2026 were still there, and 50.0% of those of Feb 2026.',
    )
  })

  it('are those of the last six cohorts, and of none where no month has passed', () => {
    const cohorts = Array.from({ length: 9 }, (_, index) => cohort(`2026-0${index + 1}-01`, [1n]))
    const { series } = retentionLines({ kind: 'accounts', cohorts, estimated: false }, 'a')!
    expect(series.map(({ name }) => name)).toEqual(
      ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept'].map((month) => `${month} 2026`),
    )
    const young = [cohort('2026-01-01', [])]
    expect(retentionLines({ kind: 'accounts', cohorts: young, estimated: false }, 'a')).toBeNull()
  })
})

describe('prices and volume', () => {
  const use = (completionTokens: bigint) => {
    return { requests: 1n, promptTokens: 0n, completionTokens, dailyTokens: [completionTokens] }
  }
  const answer = (name: string, prices: [bigint, bigint], tokens: [bigint, bigint]): PriceAnswer => ({
    ...{ slug: `a/${name}`, name, changedOn: '2026-01-01', estimated: false },
    site: { before: 1n, after: 1n },
    from: { prompt: 0n, completion: prices[0] },
    to: { prompt: 0n, completion: prices[1] },
    before: use(tokens[0]),
    after: use(tokens[1]),
  })

  it('stand as far from none with half as much as with twice as much', () => {
    const view = priceAnswerScatter(
      [answer('Up', [2n, 1n], [1n, 2n]), answer('Down', [1n, 2n], [2n, 1n])],
      'a',
    )!
    expect(view.points.map(({ x, y, xText }) => [x, y, xText])).toEqual([
      [-0.5, 1, '−50%'],
      [1, -0.5, '+100%'],
    ])
    const { points, origin } = scatterPlot(view)
    const [down, up] = points.toSorted((one, other) => one.up - other.up)
    expect(up!.up - origin!.up).toBeCloseTo(origin!.up - down!.up, 9)
    expect(view.summary).toBe('Tokens grew after 1 of 1 lower price, and shrank after 1 of 1 higher one.')
  })

  it('have no place where one side is nothing', () => {
    const free = answer('Free', [0n, 1n], [1n, 1n])
    const unused = answer('Unused', [1n, 2n], [0n, 1n])
    expect(priceAnswerScatter([free, unused], 'a')).toBeNull()
    const left = priceAnswerScatter([answer('Left', [1n, 2n], [1n, 0n])], 'a')!
    expect(left.summary).toBe('Tokens shrank after 1 of 1 higher price.')
    expect(scatterPlot(left).points).toEqual([])
  })

  it('have axes with marks apart, no change among them, around all values', () => {
    const change = fc.double({ min: -0.9999, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(change, change, (one, other) => {
        const [lowest, highest] = [Math.min(0, one, other), Math.max(0, one, other)]
        const { bottom, top, ticks } = changeScale(lowest, highest)
        expect(bottom <= lowest && top >= highest && bottom < top).toBe(true)
        expect(ticks).toContain(0)
        expect(ticks.length).toBeGreaterThan(1)
        for (const [index, tick] of ticks.entries()) {
          expect(tick >= bottom && tick <= top).toBe(true)
          if (index > 0) expect(tick).toBeGreaterThan(ticks[index - 1]!)
        }
      }),
      { seed: 31 },
    )
  })
})

describe('the bars of a cut', () => {
  it('lead from the one total to the other through the rows of its table', () => {
    const parts = Array.from({ length: 13 }, (_, place): GrowthPart => {
      return { key: `p${place}`, name: `P${place}`, tokens: BigInt(20 - 3 * place), top: [] }
    })
    const change = parts.reduce((sum, { tokens }) => sum + tokens, 0n)
    const range = { from: '2026-01-01', until: '2026-01-08' }
    const growth: Growth = {
      ...{ split: 'provider', change, parts, estimated: false, freshness: {} as Growth['freshness'] },
      before: { range, requests: 1n, totalTokens: 1_000n },
      after: { range, requests: 1n, totalTokens: 1_000n + change },
    }
    const view = cutWaterfall(growth, 'provider', 'week', 10)
    const rows = cutTable(growth, 'provider', 10).columns.find(({ id }) => id === 'tokens')!
    expect(view.bars.slice(1, -1).map(({ short }) => short)).toEqual(
      (rows.cells as CountCell[]).map(({ short }) => short),
    )
    expect(view.bars.at(-2)).toMatchObject({ label: 'Other (3 more)', meaning: null })
    expect(view.bars.at(-2)!.from).toBeCloseTo(view.bars.at(-1)!.to, 9)
    expect(view.summary).toContain('2 points from P0')
  })
})
