import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metrics, noMeasures, totalTokens, visibleCompletionTokens } from '@/lib/domain/measures'
import { clampParts, MAX_COUNT } from '@/lib/domain/tokens'
import { fixed } from './arbitrary'

const count = fc.nat({ max: MAX_COUNT })
const counts = fc.record({
  promptTokens: count,
  completionTokens: count,
  reasoningTokens: count,
  cachedTokens: count,
})

describe('token counts', () => {
  it('cut a part down to its whole and say so', () => {
    const recorded = { promptTokens: 100, completionTokens: 10, reasoningTokens: 11, cachedTokens: 0 }
    expect(clampParts(recorded)).toEqual({ ...recorded, reasoningTokens: 10, adjusted: true })
    expect(clampParts({ ...recorded, reasoningTokens: 10 }).adjusted).toBe(false)
    expect(clampParts({ ...recorded, reasoningTokens: 0, cachedTokens: 101 })).toMatchObject({
      cachedTokens: 100,
      adjusted: true,
    })
  })

  it('never change prompt or completion, and are right after one cut', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { adjusted, ...clamped } = clampParts(given)
        expect(clamped).toMatchObject({
          promptTokens: given.promptTokens,
          completionTokens: given.completionTokens,
        })
        expect(clamped.reasoningTokens).toBeLessThanOrEqual(clamped.completionTokens)
        expect(clamped.cachedTokens).toBeLessThanOrEqual(clamped.promptTokens)
        expect(clampParts(clamped).adjusted).toBe(false)
        if (!adjusted) expect(clamped).toEqual(given)
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
