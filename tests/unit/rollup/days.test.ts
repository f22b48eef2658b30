import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { chunksOf, type StoredDay } from '@/lib/rollup/days'

const days = fc.array(fc.bigInt({ min: 0n, max: 400_000n }), { maxLength: 200 }).map((counts) =>
  counts.map(
    (events, index): StoredDay => ({
      day: addDays('2026-01-01', index),
      state: 'closed',
      pending: true,
      remapped: false,
      completed: false,
      partitioned: true,
      events,
      rolledEvents: 0n,
      requests: 0n,
      totalTokens: 0n,
    }),
  ),
)

describe('chunks of days', () => {
  it('hold every day once, in order, and no more than memory likes unless one day alone is larger', () => {
    fc.assert(
      fc.property(days, (all) => {
        const chunks = chunksOf(all)
        expect(chunks.flat()).toEqual(all)
        for (const chunk of chunks) {
          const events = chunk.reduce((total, day) => total + day.events, 0n)
          expect(chunk.length === 1 || events <= 250_000n).toBe(true)
          expect(chunk.length).toBeLessThanOrEqual(62)
        }
      }),
      { seed: 8 },
    )
  })

  it('are few where days are small', () => {
    const year = Array.from({ length: 365 }, (_, index) => ({ ...small, day: addDays('2026-01-01', index) }))
    expect(chunksOf(year)).toHaveLength(6)
  })
})

const small: StoredDay = {
  day: '2026-01-01',
  state: null,
  pending: true,
  remapped: false,
  completed: false,
  partitioned: true,
  events: 1500n,
  rolledEvents: 0n,
  requests: 0n,
  totalTokens: 0n,
}
