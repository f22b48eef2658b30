import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Allowances } from '@/lib/http/limit/allowances'

describe('allowances', () => {
  it('give a whole minute’s at once, and then as much as comes back', () => {
    const allowances = new Allowances(20)
    for (let taken = 0; taken < 20; taken++) {
      expect(allowances.waitMs('a', 0)).toBe(0)
      allowances.charge('a', 1, 0)
    }
    expect(allowances.waitMs('a', 0)).toBe(3_000)
    expect(allowances.waitMs('b', 0)).toBe(0)
    expect(allowances.waitMs('a', 2_000)).toBe(1_000)
    expect(allowances.waitMs('a', 3_000)).toBe(0)
    allowances.charge('a', 1, 3_000)
    expect(allowances.waitMs('a', 3_000)).toBe(3_000)
  })

  it('forget who was charged the longest ago where there are too many to know', () => {
    const allowances = new Allowances(1, 2)
    for (const caller of ['a', 'b', 'a', 'c']) allowances.charge(caller, 1, 0)
    expect(['a', 'b', 'c'].map((caller) => allowances.waitMs(caller, 0) > 0)).toEqual([true, false, true])
  })

  it('are never overdrawn by more than one charge, and no wait is longer than told, nor than about a minute', () => {
    const steps = fc.array(fc.record({ gapMs: fc.nat(20_000), cost: fc.nat(40_000) }), { maxLength: 100 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 1_000, max: 60_000 }), (asked, perMinute) => {
        const allowances = new Allowances(perMinute)
        let nowMs = 0
        let used = 0
        for (const { gapMs, cost } of asked) {
          nowMs += gapMs
          const waitMs = allowances.waitMs('a', nowMs)
          expect(waitMs).toBeLessThanOrEqual(60_000 + 60_000 / perMinute)
          expect(allowances.waitMs('a', nowMs + Math.ceil(waitMs))).toBeCloseTo(0, 3)
          if (waitMs > 0) continue
          expect(used).toBeLessThanOrEqual(perMinute + (nowMs / 60_000) * perMinute)
          const charged = Math.min(cost, perMinute) // what is beyond may be forgiven
          allowances.charge('a', charged, nowMs)
          used += charged
        }
      }),
      { seed: 1 },
    )
  })
})
