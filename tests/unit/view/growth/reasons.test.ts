import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cut, drivers } from '@/lib/domain/growth/drivers'
import type { Growth, GrowthPart } from '@/lib/domain/growth/growth'
import { reasonViews } from '@/lib/view/growth/reasons'

function growthOf(parts: readonly Pick<GrowthPart, 'key' | 'tokens'>[], totalTokens = 1_000n): Growth {
  const change = parts.reduce((sum, { tokens }) => sum + tokens, 0n)
  const range = { from: '2026-01-01', until: '2026-01-08' }
  return {
    split: 'drivers',
    before: { range, requests: 10n, totalTokens },
    after: { range, requests: 10n, totalTokens: totalTokens + change },
    change,
    parts: parts.map((part) => ({ ...part, name: part.key, top: [] })),
    estimated: false,
    freshness: {} as Growth['freshness'],
  }
}

const waysTo = (...anchors: string[]) => new Map(anchors.map((anchor) => [anchor, `#${anchor}`]))

const all = waysTo('movers', 'cuts', 'context-growth', 'reasoning-growth', 'free-to-paid', 'retention')
const none: ReadonlyMap<Cut, Growth> = new Map()

describe('the eight reasons', () => {
  it('have five whose tokens add up to the change, whatever the drivers moved', () => {
    const moved = fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), {
      minLength: drivers.length,
      maxLength: drivers.length,
    })
    fc.assert(
      fc.property(moved, (tokens) => {
        const growth = growthOf(drivers.map((key, place) => ({ key, tokens: tokens[place]! })))
        const anchors = new Map([...all, ...waysTo('context')])
        const five = reasonViews(growth, none, anchors).slice(0, 5)
        const sum = five.reduce(
          (total, view) => total + BigInt(view.moved!.exact.replace(/[,+]/g, '').replace('−', '-')),
          0n,
        )
        expect(sum).toBe(growth.change)
      }),
      { seed: 5 },
    )
  })

  it('take what variants moved from the cuts, and lead to the part of the page that tells most', () => {
    const growth = growthOf(drivers.map((key) => ({ key, tokens: key === 'new_models' ? 40n : 0n })))
    const cuts = new Map<Cut, Growth>([
      [
        'free',
        growthOf([
          { key: 'free', tokens: -15n },
          { key: 'paid', tokens: 55n },
        ]),
      ],
      ['variant', growthOf(['default', 'free', 'nitro', 'floor'].map((key) => ({ key, tokens: 10n })))],
    ])
    const views = reasonViews(growth, cuts, new Map([...all, ...waysTo('new_models')]))
    expect(views.map(({ key, href, moved }) => [key, href, moved?.short])).toEqual([
      ['models', '#new_models', '+4 points'],
      ['apps', '#movers', '0 points'],
      ['scaling', '#movers', '0 points'],
      ['context', '#context-growth', '0 points'],
      ['output', '#reasoning-growth', '0 points'],
      ['free', '#free-to-paid', '−1.5 points'],
      ['routing', '#cuts', '+2 points'],
      ['accounts', '#retention', undefined],
    ])
  })

  it('leave out what the page does not measure, and count in tokens where there was nothing before', () => {
    const growth = growthOf(
      drivers.map((key) => ({ key, tokens: key === 'new_apps' ? 1_500n : 0n })),
      0n,
    )
    const views = reasonViews(growth, none, waysTo('new_apps'))
    expect(views.map(({ key, moved }) => [key, moved])).toEqual([
      ['apps', { short: '+1.50K', exact: '+1,500', isEstimate: false }],
    ])
  })
})
