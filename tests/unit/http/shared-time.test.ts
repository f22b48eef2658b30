import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SharedTime } from '@/lib/http/limit/shared-time'

describe('shared time', () => {
  it('passes half as fast for each of two', () => {
    const time = new SharedTime()
    const first = time.begin(0)
    const second = time.begin(100)
    expect(time.end(first, 300)).toBe(200) // 100 alone, and half of 200
    expect(time.end(second, 350)).toBe(150)
    const later = time.begin(1_000)
    expect(time.end(later, 1_010)).toBe(10)
  })

  it('adds up to the time in which anyone was at work', () => {
    const works = fc.array(fc.record({ fromMs: fc.nat(1_000), lastsMs: fc.nat(1_000) }), { maxLength: 30 })
    fc.assert(
      fc.property(works, (asked) => {
        const time = new SharedTime()
        const moments = asked.flatMap(({ fromMs, lastsMs }, work) => [
          { work, atMs: fromMs, isEnd: false },
          { work, atMs: fromMs + lastsMs, isEnd: true },
        ])
        moments.sort((a, b) => a.atMs - b.atMs || Number(a.isEnd) - Number(b.isEnd))
        const begun = new Map<number, number>()
        let [used, busyMs, sinceMs] = [0, 0, 0]
        for (const { work, atMs, isEnd } of moments) {
          if (begun.size > 0) busyMs += atMs - sinceMs
          sinceMs = atMs
          if (isEnd) used += time.end(begun.get(work)!, atMs)
          if (isEnd) begun.delete(work)
          else begun.set(work, time.begin(atMs))
        }
        expect(used).toBeCloseTo(busyMs, 6)
      }),
      { seed: 1 },
    )
  })
})
