import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PageCache } from '@/lib/http/page/page-cache'
import type { Variants } from '@/lib/http/page/page-variants'

/** A page of this many bytes in all, told apart by its name. */
function page(name: string, bytes = 0): Variants {
  const variant = (length: number) => ({
    body: Buffer.alloc(length),
    tag: name,
    headers: [],
    unchangedHeaders: [],
  })
  return { identity: variant(bytes), gzip: variant(0), br: variant(0) }
}

const nameOf = (variants: Variants | undefined) => variants?.identity.tag

describe('PageCache', () => {
  it('forgets a page when its time is over', () => {
    const cache = new PageCache(100_000, () => 0)
    cache.put('/', page('first'), 0, 1_000)
    expect(nameOf(cache.get('/', 999))).toBe('first')
    expect(cache.get('/', 1_000)).toBeUndefined()
    expect(cache.bytes).toBe(0)
  })

  it('gives up the page that was not asked for the longest', () => {
    const cache = new PageCache(3 * 12_100, () => 0)
    for (const path of ['/a', '/b', '/c']) cache.put(path, page(path, 10_000), 0, 1_000)
    cache.get('/a', 0)
    cache.put('/d', page('/d', 10_000), 0, 1_000)
    const kept = ['/a', '/b', '/c', '/d'].filter((path) => cache.get(path, 0))
    expect(kept).toEqual(['/a', '/c', '/d'])
  })

  it('does not keep what is larger than all of it', () => {
    const cache = new PageCache(50_000, () => 0)
    cache.put('/small', page('small', 10_000), 0, 1_000)
    cache.put('/large', page('large', 50_000), 0, 1_000)
    expect(cache.get('/large', 0)).toBeUndefined()
    expect(nameOf(cache.get('/small', 0))).toBe('small')
  })

  it('after any history: bounded, in time, and never a page begun before the figures moved', () => {
    const path = fc.constantFrom('/a', '/b', '/c', '/d')
    const step = fc.oneof(
      fc.record({ kind: fc.constant('begin' as const), path, bytes: fc.nat(40_000), lasts: fc.nat(8) }),
      fc.record({ kind: fc.constant('finish' as const), which: fc.nat(5) }),
      fc.record({ kind: fc.constant('ask' as const), path }),
      fc.record({ kind: fc.constant('advance' as const) }),
      fc.record({ kind: fc.constant('wait' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let generation = 0
        let nowMs = 0
        const maximumBytes = 60_000
        const cache = new PageCache(maximumBytes, () => generation)
        const begun: { path: string; variants: Variants; in: number; expiresMs: number; name: string }[] = []
        /** What was put last for a path, as long as it may be shown. */
        const truth = new Map<string, { name: string; in: number; expiresMs: number }>()
        for (const [index, each] of steps.entries()) {
          if (each.kind === 'begin') {
            const name = `${index}`
            const variants = page(name, each.bytes)
            begun.push({ path: each.path, variants, in: generation, expiresMs: nowMs + each.lasts, name })
          } else if (each.kind === 'finish' && begun.length > 0) {
            const [done] = begun.splice(each.which % begun.length, 1)
            cache.put(done!.path, done!.variants, done!.in, done!.expiresMs)
            if (done!.in === generation) truth.set(done!.path, done!)
          } else if (each.kind === 'ask') {
            const shown = nameOf(cache.get(each.path, nowMs))
            const right = truth.get(each.path)
            if (shown !== undefined) {
              expect(shown).toBe(right?.name)
              expect(right!.in).toBe(generation)
              expect(right!.expiresMs).toBeGreaterThan(nowMs)
            }
          } else if (each.kind === 'advance') generation++
          else if (each.kind === 'wait') nowMs += 3
          expect(cache.bytes).toBeGreaterThanOrEqual(0)
          expect(cache.bytes).toBeLessThanOrEqual(maximumBytes)
        }
      }),
      { seed: 3, numRuns: 2_000 },
    )
  })
})
