import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addBuckets,
  bucketRange,
  bucketsOf,
  coverRange,
  type Grain,
  grains,
  startOfBucket,
  trailingBuckets,
} from '@/lib/domain/time/buckets'
import { coverWidest } from '@/lib/domain/time/cover'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import { type DayRange, eachDay, lastDay } from '@/lib/domain/time/day-range'
import { anyDay, anyRange, fixed } from './arbitrary'

const anyGrain = fc.constantFrom(...grains)

describe('buckets', () => {
  it('hold each day of a range exactly once, in order', () => {
    fc.assert(
      fc.property(anyRange, anyGrain, (range, grain) => {
        const buckets = bucketsOf(range, grain)
        const held = buckets.flatMap((bucket) => eachDay(bucketRange(bucket, grain)))
        expect(held.filter((day) => day >= range.from && day < range.until)).toEqual(eachDay(range))
        for (const bucket of buckets) expect(startOfBucket(bucket, grain)).toBe(bucket)
      }),
      fixed,
    )
  })

  it('that a chart shows end with the one that holds today', () => {
    const today = dayOf(new Date('2026-03-04T10:00:00Z'))
    expect(trailingBuckets(today, 'day', 3)).toEqual({ from: '2026-03-02', until: '2026-03-05' })
    expect(trailingBuckets(today, 'week', 52)).toEqual({ from: '2025-03-10', until: '2026-03-09' })
    expect(trailingBuckets(today, 'month', 12)).toEqual({ from: '2025-04-01', until: '2026-04-01' })
    fc.assert(
      fc.property(anyDay, anyGrain, fc.integer({ min: 1, max: 60 }), (day, grain, count) => {
        const range = trailingBuckets(day, grain, count)
        expect(bucketsOf(range, grain)).toHaveLength(count)
        expect(bucketsOf(range, grain).at(-1)).toBe(startOfBucket(day, grain))
        expect(addBuckets(range.from, grain, count)).toBe(range.until)
      }),
      fixed,
    )
  })
})

describe.each([
  { name: 'coverRange', cover: coverRange },
  {
    name: 'coverWidest',
    cover: (range: DayRange, _grain: Grain, dataThrough: Day | null) => coverWidest(range, dataThrough),
  },
])('$name', ({ cover }) => {
  it('covers a range exactly: no gap, no overlap, wider than a day only complete buckets', () => {
    fc.assert(
      fc.property(anyRange, anyGrain, fc.option(anyDay), (range, grain, dataThrough) => {
        const parts = cover(range, grain, dataThrough)
        expect(parts.flatMap((part) => eachDay(part))).toEqual(eachDay(range))
        for (const part of parts) {
          expect(startOfBucket(part.from, part.grain)).toBe(part.from)
          expect(startOfBucket(part.until, part.grain)).toBe(part.until)
          if (part.grain !== 'day') expect(dataThrough && addDays(part.until, -1) <= dataThrough).toBe(true)
        }
      }),
      fixed,
    )
  })
})

describe('the widest cover', () => {
  it('takes months, then weeks, then days', () => {
    expect(coverWidest({ from: '2026-01-13', until: '2026-03-04' }, '2026-03-03')).toEqual([
      { grain: 'day', from: '2026-01-13', until: '2026-01-19' },
      { grain: 'week', from: '2026-01-19', until: '2026-01-26' },
      { grain: 'day', from: '2026-01-26', until: '2026-02-01' },
      { grain: 'month', from: '2026-02-01', until: '2026-03-01' },
      { grain: 'day', from: '2026-03-01', until: '2026-03-04' },
    ])
  })

  it('takes the complete weeks of a running month, and its other days one by one', () => {
    const range = { from: '2026-02-01', until: '2026-04-01' }
    expect(coverWidest(range, '2026-03-24')).toEqual([
      { grain: 'month', from: '2026-02-01', until: '2026-03-01' },
      { grain: 'day', from: '2026-03-01', until: '2026-03-02' },
      { grain: 'week', from: '2026-03-02', until: '2026-03-23' },
      { grain: 'day', from: '2026-03-23', until: '2026-04-01' },
    ])
    // The last day completes its month, but not its week.
    expect(coverWidest(range, '2026-03-31')).toEqual([{ grain: 'month', ...range }])
  })

  it('takes single days before the first rollup', () => {
    const range = { from: '2026-02-01', until: '2026-04-01' }
    expect(coverWidest(range, null)).toEqual([{ grain: 'day', ...range }])
  })

  it('needs few rows an entity, however long the range', () => {
    const bucketCount = (parts: ReturnType<typeof coverWidest>) =>
      parts.reduce((sum, part) => sum + bucketsOf(part, part.grain).length, 0)
    fc.assert(
      fc.property(anyRange, (range) => {
        const all = bucketCount(coverWidest(range, lastDay(range)))
        expect(all).toBeLessThanOrEqual(eachDay(range).length)
        expect(all).toBeLessThanOrEqual(24 + 2 * (5 + 12))
      }),
      fixed,
    )
  })
})
