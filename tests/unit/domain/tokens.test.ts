import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metrics, noMeasures, totalTokens, visibleCompletionTokens } from '@/lib/domain/tokens/measures'
import { clampParts, MAX_COUNT } from '@/lib/domain/tokens/tokens'
import { fixed } from './arbitrary'

const count = fc.nat({ max: MAX_COUNT })
const counts = fc.record({
  promptTokens: count,
  completionTokens: count,
  reasoningTokens: count,
  cachedTokens: count,
  cacheWriteTokens: count,
})

describe('token counts', () => {
  it('cut a part down to its whole and say so', () => {
    const counts = { promptTokens: 100, completionTokens: 10, reasoningTokens: 11 }
    const recorded = { ...counts, cachedTokens: 0, cacheWriteTokens: 0 }
    const sound = { ...recorded, reasoningTokens: 10 }
    expect(clampParts(recorded)).toEqual({ ...sound, cut: 'reasoning_above_completion' })
    expect(clampParts(sound)).toEqual({ ...sound, cut: null })
    expect(clampParts({ ...sound, cachedTokens: 101, cacheWriteTokens: 5 })).toMatchObject({
      cachedTokens: 100,
      cacheWriteTokens: 5,
      cut: 'cached_above_prompt',
    })
    expect(clampParts({ ...sound, cachedTokens: 70, cacheWriteTokens: 101 })).toMatchObject({
      cachedTokens: 70,
      cacheWriteTokens: 100,
      cut: 'cache_write_above_prompt',
    })
  })

  it('never change prompt or completion, and are right after one cut', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { cut, ...clamped } = clampParts(given)
        expect(clamped).toMatchObject({
          promptTokens: given.promptTokens,
          completionTokens: given.completionTokens,
        })
        expect(clamped.reasoningTokens).toBeLessThanOrEqual(clamped.completionTokens)
        expect(clamped.cachedTokens).toBeLessThanOrEqual(clamped.promptTokens)
        expect(clamped.cacheWriteTokens).toBeLessThanOrEqual(clamped.promptTokens)
        expect(clampParts(clamped).cut).toBeNull()
        if (cut === null) expect(clamped).toEqual(given)
      }),
      fixed,
    )
  })

  it('add up to prompt and completion, reasoning and cache inside them', () => {
    const measures = {
      ...noMeasures,
      requests: 3n,
      promptTokens: 100n,
      completionTokens: 40n,
      reasoningTokens: 15n,
      cachedTokens: 60n,
    }
    expect(totalTokens(measures)).toBe(140n)
    expect(visibleCompletionTokens(measures)).toBe(25n)
    expect(metrics.tokens.valueOf(measures)).toBe(140n)
    expect(metrics.requests.valueOf(measures)).toBe(3n)
  })
})
