import { describe, expect, it } from 'vitest'
import { elasticityOf, type PriceAnswer, windowUse } from '@/lib/domain/growth/price-answers'
import { cohortsOf } from '@/lib/domain/growth/retention'
import { freeToPaidLines } from '@/lib/view/growth/free-to-paid-view'
import { retentionTable } from '@/lib/view/growth/retention-table'
import { promptByTurn, turnRangeLines, turnsLine } from '@/lib/view/growth/turn-views'

const week = (bucket: string, sessions: bigint[], requests: bigint) => {
  return { bucket, isPartial: false, sessions, requests, promptTokens: 0n }
}

describe('sessions over time', () => {
  const buckets = [
    week('2026-01-05', [0n, 0n, 0n, 0n], 0n),
    week('2026-01-12', [3n, 1n, 0n, 0n], 8n),
    week('2026-01-19', [0n, 0n, 0n, 0n], 0n),
  ]

  it('begin with the first session, and have a gap where there was none', () => {
    expect(turnsLine({ buckets, estimated: false }, 'a').buckets.map(({ values }) => values)).toEqual([
      [2],
      [null],
    ])
    const [first, second] = turnRangeLines({ buckets, estimated: false }, 'a').buckets
    expect(first).toMatchObject({ values: [0.75, 0.25, 0, 0] })
    expect(first!.exact![0]).toBe('75% (3 sessions)')
    expect(second).toMatchObject({ values: [null, null, null, null], exact: [null, null, null, null] })
  })

  it('have the prompt of every turn up to the last one that was reached', () => {
    const turn = (number: number, promptTokens: bigint) => {
      return { turn: number, requests: 2n, promptTokens, completionTokens: 0n }
    }
    const windows = [
      { range: { from: '2026-01-08', until: '2026-01-15' }, turns: [turn(1, 20n), turn(10, 90n)] },
      { range: { from: '2026-01-01', until: '2026-01-08' }, turns: [turn(1, 10n), turn(50, 5n)] },
    ]
    const view = promptByTurn(windows, false, 'a')
    expect(view.buckets).toHaveLength(50)
    expect(view.buckets[0]!.values).toEqual([10, 5])
    expect(view.buckets[9]!.values).toEqual([45, null])
    expect(view.buckets[49]).toMatchObject({ label: 'Turn 50 and later', values: [null, 2.5] })
    expect(view.summary).toBe('From 10 tokens at the first turn to 45 at the tenth.')
  })
})

describe('cohorts', () => {
  it('of accounts have no share within the first days before all of them had the time', () => {
    const cohort = { month: '2026-01-01', accounts: 5n, beganFree: 4n, cameToPay: 1n, cameSoon: 1n }
    const young = { ...cohort, month: '2026-02-01', beganFree: 0n, cameToPay: 0n, cameSoon: null }
    const view = freeToPaidLines({ cohorts: [cohort, young], estimated: false }, 'a')
    expect(view.buckets.map(({ values, isPartial }) => [...values, isPartial])).toEqual([
      [0.25, 0.25, false],
      [null, null, true],
    ])
    expect(view.summary).toBe('4 accounts began on free variants; one came to use others.')
  })

  it('by launch month are a triangle, where a member that pauses counts again', () => {
    const used = [
      { launch: '2026-01-01', months: 0b101, members: 3n },
      { launch: '2026-01-01', months: 0b001, members: 1n },
      { launch: '2026-01-01', months: 0b110, members: 9n },
      { launch: '2026-03-01', months: 0b1, members: 2n },
    ]
    const cohorts = cohortsOf(used, ['2026-01-01', '2026-02-01', '2026-03-01'])
    expect(cohorts).toEqual([
      { month: '2026-01-01', size: 4n, kept: [0n, 3n] },
      { month: '2026-03-01', size: 2n, kept: [] },
    ])
    const { columns } = retentionTable({ kind: 'apps', cohorts, estimated: false }, 'a')
    expect(columns.map(({ label }) => label)).toEqual(['Launched', 'Apps', '1', '2'])
    expect(columns[3]!.cells).toEqual([{ text: '75.0%', part: 0.75, title: '3 of 4' }, null])
  })
})

describe('the elasticity', () => {
  const use = (tokens: bigint[]) =>
    windowUse(
      tokens.map((completionTokens, day) => {
        return { day: String(day), requests: 1n, promptTokens: 0n, completionTokens }
      }),
      tokens.map((_, day) => String(day)),
    )
  const answer = (before: bigint[], after: bigint[], from: bigint, to: bigint): PriceAnswer => ({
    ...{ slug: 'a/b', name: 'B', changedOn: '2026-01-01', estimated: false, site: { before: 0n, after: 0n } },
    ...{ from: { prompt: 0n, completion: from }, to: { prompt: 0n, completion: to } },
    ...{ before: use(before), after: use(after) },
  })

  it('is exact for steady usage, and has the error of the days else', () => {
    expect(elasticityOf(answer([5n, 5n], [10n, 10n], 4n, 2n))).toEqual({ value: -1, error: 0 })
    const found = elasticityOf(answer([4n, 6n], [20n, 20n], 1n, 4n))
    expect(found!.value).toBeCloseTo(1, 12)
    // The deviation of 4 and 6 is the root of 2, that of their mean 1: a fifth of it.
    expect(found!.error).toBeCloseTo(0.2 / Math.log(4), 12)
  })

  it('is unknown where a logarithm is', () => {
    const cases = [
      answer([1n, 1n], [0n, 0n], 4n, 2n),
      answer([0n, 0n], [1n, 1n], 4n, 2n),
      answer([1n, 1n], [1n, 1n], 0n, 2n),
      answer([1n, 1n], [1n, 1n], 2n, 0n),
      answer([1n, 1n], [1n, 1n], 2n, 2n),
    ]
    expect(cases.map(elasticityOf)).toEqual([null, null, null, null, null])
  })
})
