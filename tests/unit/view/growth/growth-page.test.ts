import { describe, expect, it } from 'vitest'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import type { Growth, GrowthPart } from '@/lib/domain/growth/growth'
import { readGrowthForm } from '@/lib/view/address/growth-form'
import { growthPath } from '@/lib/view/address/growth-path'
import { chartPicture } from '@/lib/view/chart/chart-picture'
import { cutTable } from '@/lib/view/growth/cut-table'
import { growthSentence } from '@/lib/view/growth/growth-sentence'
import { reasonViews } from '@/lib/view/growth/reasons'
import { waterfallView } from '@/lib/view/growth/waterfall'

const before = { range: { from: '2026-01-01', until: '2026-01-08' }, requests: 10n, totalTokens: 1_000n }

function growthOf(moved: Partial<Record<Driver, bigint>>, start = 1_000n): Growth {
  const parts = drivers.map((driver) => ({ key: driver, name: driver, tokens: moved[driver] ?? 0n, top: [] }))
  const change = parts.reduce((sum, { tokens }) => sum + tokens, 0n)
  return {
    split: 'drivers',
    before: { ...before, totalTokens: start },
    after: { range: { from: '2026-01-08', until: '2026-01-15' }, requests: 12n, totalTokens: start + change },
    change,
    parts,
    estimated: false,
    freshness: {} as Growth['freshness'],
  }
}

describe('the sentence of a change', () => {
  it('names the largest drivers in points, and what worked the other way', () => {
    const growth = growthOf({ requests: 90n, context: 50n, new_models: 10n, reasoning: 5n, unpaired: -20n })
    expect(growthSentence(growth, 'week')).toBe(
      'Tokens grew 14% in the week: 9 points from the number of requests from existing apps, ' +
        '5 points from prompt length, 1 point from new models; ' +
        'offset by 2 points from apps that stopped using some of their models.',
    )
  })

  it('says what shrank, what stayed, and what is all new', () => {
    expect(growthSentence(growthOf({ departed_apps: -250n }), 'month')).toBe(
      'Tokens shrank 25% in the month: 25 points from departed apps.',
    )
    expect(growthSentence(growthOf({}), 'quarter')).toBe('Tokens did not change in the quarter.')
    expect(growthSentence(growthOf({ new_apps: 5n }, 0n), 'week')).toBe(
      'All tokens are new in the week: there were none before.',
    )
  })
})

describe('the waterfall', () => {
  it('leads from one total to the next, each bar beginning where the last one ended', () => {
    const { bars, title, axisFrom } = waterfallView(growthOf({ requests: 600n, unpaired: -200n }), 'week')
    expect(title).toBe('8 to 14 Jan 2026, compared with 1 to 7 Jan 2026.')
    expect(axisFrom).toBe('Bars start at 640.')
    const at = (key: string) => bars.find((bar) => bar.key === key)!
    expect(at('requests')).toMatchObject({ from: 0.375, to: 1, kind: 'up', short: '+600', points: '+60' })
    expect(at('unpaired')).toMatchObject({ to: 1, kind: 'down', short: '−200', points: '−20' })
    expect(at('unpaired').from).toBeCloseTo(at('after').to, 9)
    expect(at('before')).toMatchObject({ from: 0, to: 0.375, kind: 'end', short: '1.00K' })
  })
})

describe('an estimated change', () => {
  const growth = { ...growthOf({ requests: 600n, unpaired: -200n }), estimated: true }

  it('marks what moved, and both totals, but no zero', () => {
    const marked = waterfallView(growth, 'week').bars.filter(({ isEstimate }) => isEstimate)
    expect(marked.map(({ key }) => key)).toEqual(['before', 'requests', 'unpaired', 'after'])
    expect(
      waterfallView({ ...growth, estimated: false }, 'week').bars.some(({ isEstimate }) => isEstimate),
    ).toBe(false)
    const reasons = reasonViews(
      growth,
      new Map(),
      new Map([
        ['movers', '#movers'],
        ['context', '#context'],
      ]),
    )
    expect(reasons.map(({ key, moved }) => [key, moved?.isEstimate])).toEqual([
      ['models', false],
      ['apps', false],
      ['scaling', true],
      ['context', false],
    ])
  })

  it('says so once in its picture', () => {
    const frame = { theme: 'light', heading: 'Growth', dataThrough: null, citation: null } as const
    const textsOf = (estimated: boolean) =>
      chartPicture(waterfallView({ ...growth, estimated }, 'week'), frame).texts.map(({ text }) => text)
    const said = (texts: string[]) => texts.filter((text) => text.includes('(~ estimated)')).length
    expect([said(textsOf(true)), said(textsOf(false))]).toEqual([1, 0])
  })
})

describe('a cut of a change', () => {
  it('puts what it does not list together, so that the list adds up', () => {
    const parts = Array.from({ length: 13 }, (_, place): GrowthPart => {
      return { key: `p${place}`, name: `P${place}`, tokens: BigInt(20 - 3 * place), top: [] }
    })
    const { keys, columns } = cutTable({ ...growthOf({}), parts }, 'provider', 10)
    const tokens = columns.find(({ id }) => id === 'tokens')!.cells as { value: string }[]
    const sum = tokens.reduce((all, { value }) => all + BigInt(value), 0n)
    expect(sum).toBe(parts.reduce((all, part) => all + part.tokens, 0n))
    expect(keys).toHaveLength(11)
    expect(columns[0]!.cells.at(-1)).toMatchObject({ name: 'Other (3 more)', href: null })
    expect(cutTable({ ...growthOf({}), parts: parts.slice(0, 10) }, 'author', 10).keys).toHaveLength(10)
  })
})

describe('the form of days', () => {
  it.each([
    [{ from: '2026-05-01', to: '2026-05-31' }, '/growth/all/2026-05-01_2026-05-31'],
    [{ from: '2026-05-31', to: '2026-05-01' }, '/growth/all/2026-05-01_2026-05-31'],
    [
      { page: '/growth/legal/month/authors/openai', from: '2026-05-01', to: '2026-05-01' },
      '/growth/legal/2026-05-01_2026-05-01/authors/openai',
    ],
    [{ page: '/growth/legal/month', from: 'soon', to: '2026-05-01' }, '/growth/legal/month'],
    [
      { page: 'https://elsewhere.example/x', from: ['2026-05-01'], to: '2026-05-02' },
      '/growth/all/2026-05-01_2026-05-02',
    ],
    [{}, '/growth'],
  ])('leads from %o to %s', (given, path) => {
    expect(growthPath(readGrowthForm(given))).toBe(path)
  })
})
