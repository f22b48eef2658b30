import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import { placeMarks } from '@/lib/view/chart/chart-marks'
import { exactAmount, readTotal, readValue, tickValue } from '@/lib/view/chart/chart-reading'
import { chartSummary } from '@/lib/view/chart/chart-summary'
import { chartTexts, latestValues } from '@/lib/view/chart/chart-texts'
import { releaseMarks } from '@/lib/view/chart/release-marks'
import { exactNumber, numberKinds, shortNumber, tickNumber } from '@/lib/view/text/number-kind'
import { chartOf, linesOf } from '@/tests/support/view/chart'

const cents = 12_345_678_900_000_000n
const spend = {
  ...chartOf([
    [cents, 5n],
    [cents, 7n],
  ]),
  metric: 'spend' as const,
}
const metricNames = Object.keys(metrics) as Metric[]

describe('values of a chart', () => {
  it('are money where dollars are counted, to the last nano-dollar', () => {
    expect(readValue(spend, 0, 0)).toEqual({
      raw: '12345678.9',
      short: '$12.3M',
      exact: '$12,345,678.90',
      share: '>99.9%',
      isZero: false,
    })
    expect(readValue(spend, 0, 1)!.exact).toBe('$0.000000005')
    expect(readTotal(spend, 0)).toBe('$12,345,678.900000005')
    expect(latestValues(spend)).toEqual(['12345678.9 US dollars', '0.000000007 US dollars'])
    expect([2_000_000_000n, 2_500_000_000_000n, 50_000_000n].map((nano) => tickValue('spend', nano))).toEqual(
      ['$2', '$2.5K', '$0.05'],
    )
  })

  it('say every digit, whatever is counted', () => {
    const value = fc.bigInt({ min: 0n, max: 10n ** 20n })
    fc.assert(
      fc.property(value, fc.constantFrom(...metricNames), (count, metric) => {
        const text = exactAmount(metric, count).replace(/[$,]/g, '')
        const [whole = '', fraction = ''] = text.split('.')
        const places = metric === 'spend' ? 9 : 0
        expect(BigInt(whole + fraction.padEnd(places, '0'))).toBe(count)
      }),
      { seed: 15 },
    )
  })

  it('are called what they are in every metric', () => {
    const view = chartOf([[1n], [2n]])
    const sums = metricNames.map((metric) => chartTexts({ ...view, metric }).sum)
    expect(sums).toEqual([
      'Total tokens',
      'Total requests',
      'Total spend',
      'Total reasoning tokens',
      'Total tool calls',
      'Total normalised tokens',
    ])
    const [tokens, requests, dollars] = metricNames.map((metric) => chartSummary({ ...view, metric }))
    expect(tokens).toMatch(/^From 1 to 2 tokens per week since/)
    expect(requests).toMatch(/^From 1 to 2 requests per week since/)
    expect(dollars).toMatch(/^From \$0\.000000001 to \$0\.000000002 per week since/)
  })

  it('add up to a change where they are gains and losses', () => {
    const view = { ...chartOf([[7n, -9n]]), isSigned: true }
    const { sum, total } = chartTexts(view)
    expect([sum, total, readTotal(view, 0)]).toEqual(['Change in tokens', 'Change', '−2'])
  })

  it('are never added up where they are lines', () => {
    const view = linesOf([[0.123_456, null]])
    expect(readTotal(view, 0)).toBeNull()
    expect(readValue(view, 0, 0)).toMatchObject({ short: '12.3%', exact: '12.346%', share: null })
    expect(readValue(view, 0, 1)).toBeNull()
    expect(latestValues(linesOf([[52.25, null]], { kind: 'tokensPerSecond' }))).toEqual([
      '52.25 tokens per second',
      '',
    ])
  })

  it('give way to the exact text that came with them', () => {
    const view = linesOf([[1 / 3]])
    const buckets = view.buckets.map((bucket) => ({ ...bucket, exact: ['1 of 3'] }))
    expect(readValue({ ...view, buckets }, 0, 0)!.exact).toBe('1 of 3')
  })
})

describe('numbers of a kind', () => {
  it.each([
    ['percent', 0.254, ['25.4%', '25.4%', '25.4%']],
    ['percent', 0.000_02, ['0.002%', '<0.1%', '0.002%']],
    ['tokens', 2_500_000.4, ['2.5M', '2.50M', '2,500,000']],
    ['tokens', 2.5, ['2.5', '3', '3']],
    ['dollarsPerMillion', 0.075, ['$0.075', '$0.075', '$0.075']],
    ['dollarsPerMillion', 12.5, ['$12.5', '$12.50', '$12.50']],
    ['milliseconds', 250, ['250ms', '250ms', '250ms']],
    ['milliseconds', 12_345, ['12.3s', '12.3s', '12,345ms']],
    ['tokensPerSecond', 52.345, ['52.3', '52.3', '52.345']],
    ['index', 100, ['100', '100', '100']],
    ['index', 10_000, ['10K', '10,000', '10,000']],
  ] as const)('%s %d', (kind, value, [tick, short, exact]) => {
    expect(tickNumber(kind, value)).toBe(tick)
    expect(shortNumber(kind, value)).toBe(short)
    expect(exactNumber(kind, value)).toBe(exact)
  })

  it('are short enough for the margin of an axis', () => {
    for (const kind of numberKinds) {
      for (const value of [0, 0.001, 0.25, 1, 20, 500, 2500]) {
        expect(tickNumber(kind, value).length, `${kind} ${value}`).toBeLessThanOrEqual(8)
      }
    }
  })
})

describe('the sentence of a chart of lines', () => {
  it('names the highest and the lowest of the last complete bucket', () => {
    const view = linesOf(
      [
        [0.2, 0.5],
        [0.9, 0.4],
        [0, 0],
      ],
      { lastIsPartial: true },
    )
    expect(chartSummary(view)).toBe(
      'In the week of 12 Jan 2026, Series 0 is highest with 90.0% and Series 1 lowest with 40.0%.',
    )
  })

  it('follows a lone line over what is known of it', () => {
    const view = linesOf([[null], [0.5], [1.25]], { kind: 'dollarsPerMillion' })
    expect(chartSummary(view)).toBe(
      'Series 0: from $0.50 per million tokens to $1.25 per million tokens since 12 Jan 2026.',
    )
    expect(chartSummary(linesOf([[null]]))).toBe('No complete week yet.')
  })

  it('says how to read a logarithmic axis', () => {
    expect(chartSummary(linesOf([[2]], { axis: 'log' }))).toContain('Logarithmic axis')
    expect(chartSummary({ ...chartOf([[2n]]), mode: 'log' })).toContain('Logarithmic axis')
    expect(chartSummary(chartOf([[2n]]))).not.toContain('logarithmic')
  })
})

describe('marks', () => {
  const view = chartOf(
    [
      [1n, 2n, 3n],
      [1n, 2n, 3n],
    ],
    { lastIsOther: true },
  )
  const entities = ['a/0', 'a/1', 'other'].map((slug) => ({ slug, name: slug, kind: 'entity' as const }))

  it('stand at the bucket of the release, within the span alone', () => {
    const releases = new Map([
      ['a/0', '2026-01-14'],
      ['a/1', '2025-12-31'],
    ])
    expect(releaseMarks(view, { entities }, releases)).toEqual([
      { bucket: '2026-01-12', label: 'Series 0 (14 Jan 2026)', href: '/models/a/0', colour: '#123456' },
    ])
  })

  it('stand below each other where they share a bucket, all inside the plot', () => {
    const releases = new Map([
      ['a/0', '2026-01-05'],
      ['a/1', '2026-01-11'],
    ])
    const placed = placeMarks({ ...view, marks: releaseMarks(view, { entities }, releases) })
    expect(placed.map(({ x, level }) => [x, level])).toEqual([
      [0.25, 0],
      [0.25, 1],
    ])
  })
})
