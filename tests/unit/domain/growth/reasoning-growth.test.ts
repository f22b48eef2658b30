import { describe, expect, it } from 'vitest'
import type { Growth } from '@/lib/domain/growth/growth'
import type { ReasoningChange } from '@/lib/domain/growth/reasoning-change'
import { reasoningGrowthTable, reasoningSentence } from '@/lib/view/growth/reasoning-growth-table'

const changeOf = (before: [bigint, bigint], after: [bigint, bigint]): ReasoningChange => ({
  slug: 'acme/one',
  name: 'Acme: One',
  before: { requests: before[0], reasoningTokens: before[1] },
  after: { requests: after[0], reasoningTokens: after[1] },
  estimated: false,
})

function growthOf(change: bigint, driver: bigint): Growth {
  const range = { from: '2026-01-01', until: '2026-01-08' }
  return {
    split: 'drivers',
    before: { range, requests: 1n, totalTokens: 10_000n },
    after: { range, requests: 1n, totalTokens: 10_000n + change },
    change,
    parts: [{ key: 'reasoning', name: 'Reasoning', tokens: driver, top: [] }],
    estimated: false,
    freshness: { dataThrough: '2026-01-07', asOf: null, dataVersion: 1 } as unknown as Growth['freshness'],
  }
}

describe('reasoning for each request', () => {
  it('is set beside what it was', () => {
    const { columns } = reasoningGrowthTable([
      changeOf([10n, 25n], [20n, 40n]),
      changeOf([0n, 0n], [3n, 3_600n]),
    ])
    const cellsOf = (id: string) => columns.find((column) => column.id === id)!.cells
    expect(cellsOf('before')).toEqual([
      { short: '2.5', value: '2.5', title: '25 reasoning tokens in 10 requests', isEstimate: false },
      null,
    ])
    expect(cellsOf('after')).toMatchObject([{ short: '2.0' }, { short: '1.20K', value: '1200.0' }])
    expect(cellsOf('change')).toMatchObject([
      { direction: 'down', text: '20.0%' },
      { direction: 'none', text: '-' },
    ])
  })
})

describe('what part of a change reasoning is', () => {
  it('is a share where both went the same way', () => {
    expect(reasoningSentence(growthOf(1_000n, 50n), 250n)).toBe(
      'Reasoning tokens moved by +250, 25.0% of the change in all tokens (+1.00K). ' +
        'Reasoning longer for each request, apps and models staying as they were, is +50 of it (5.0% of the change).',
    )
  })

  it('is none where it went against the change, or nothing changed', () => {
    expect(reasoningSentence(growthOf(1_000n, -50n), -250n)).toBe(
      'Reasoning tokens moved by −250, against the change in all tokens (+1.00K). ' +
        'Reasoning longer for each request, apps and models staying as they were, is −50 of it.',
    )
    expect(reasoningSentence(growthOf(0n, 5n), 5n)).toBe(
      'Reasoning tokens moved by +5. ' +
        'Reasoning longer for each request, apps and models staying as they were, is +5 of it.',
    )
  })
})
