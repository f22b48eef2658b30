import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitHeaders, RateLimits } from '@/lib/http/api/rate-limits'

const at = (time: string) => new Date(`2026-03-04T${time}Z`)

describe('the limits', () => {
  it('count by minutes and days of the clock, and nothing that they refuse', () => {
    const limits = new RateLimits({ perMinute: 2, perDay: 3 })
    const take = (time: string) => limits.take('a', at(time)).isGranted
    expect([take('10:00:00'), take('10:00:59'), take('10:00:59'), take('10:00:59')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([take('10:01:00'), take('10:02:00')]).toEqual([true, false])
    expect(limits.take('a', at('10:02:30')).standings[0]).toMatchObject({ name: 'day', remaining: 0 })
    expect(limits.take('b', at('10:02:30')).isGranted).toBe(true)
    expect(limits.take('a', new Date('2026-03-05T00:00:00Z')).isGranted).toBe(true)
  })

  it('are none where they are off, and say nothing then', () => {
    const limits = new RateLimits({ perMinute: null, perDay: null })
    const budget = limits.take('a', at('10:00:00'))
    expect([budget.isGranted, limitHeaders(budget, at('10:00:00'))]).toEqual([true, {}])
  })

  it('tell who was refused when to come back: when the last policy that refuses lets go', () => {
    const limits = new RateLimits({ perMinute: 1, perDay: 1 })
    limits.take('a', at('23:00:30'))
    expect(limitHeaders(limits.take('a', at('23:00:30')), at('23:00:30'))['retry-after']).toBe('3570')
  })

  it('let strangers share one budget where there are too many to know', () => {
    const limits = new RateLimits({ perMinute: 1, perDay: null }, 2)
    const take = (caller: string) => limits.take(caller, at('10:00:00')).isGranted
    expect([take('a'), take('b'), take('c'), take('d'), take('a')]).toEqual([true, true, true, false, false])
  })

  it('never grant more than the quota of any stretch', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 100 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 4 }), (seconds, quota) => {
        const limits = new RateLimits({ perMinute: quota, perDay: null })
        const granted = new Map<number, number>()
        let time = Date.parse('2026-03-04T10:00:00Z')
        for (const gap of seconds) {
          time += gap * 1000
          const minute = Math.floor(time / 60_000)
          const before = granted.get(minute) ?? 0
          expect(limits.take('a', new Date(time)).isGranted).toBe(before < quota)
          if (before < quota) granted.set(minute, before + 1)
        }
      }),
      { seed: 1 },
    )
  })
})
