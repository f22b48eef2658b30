import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byReasoningShare, mainModels, type ReasoningModel } from '@/lib/domain/tokens/reasoning'

const model = (slug: string, completionTokens: bigint, reasoningTokens = 0n): ReasoningModel => ({
  slug,
  name: slug,
  author: { slug: 'a', name: 'A' },
  requests: 1n,
  totalTokens: completionTokens,
  completionTokens,
  reasoningTokens,
  estimated: false,
})

const outputs = fc.array(fc.bigInt({ min: 0n, max: 2n ** 70n }), { maxLength: 30 })

describe('the main models', () => {
  it('make 99 % of the output, and would not without the smallest of them', () => {
    fc.assert(
      fc.property(outputs, (values) => {
        const all = values.reduce((sum, value) => sum + value, 0n)
        const main = mainModels(values.map((value, index) => model(`m${index}`, value)))
        const reached = main.reduce((sum, { completionTokens }) => sum + completionTokens, 0n)
        expect(reached * 100n >= all * 99n).toBe(true)
        expect(main.every(({ completionTokens }) => completionTokens > 0n)).toBe(true)
        const smallest = main.at(-1)?.completionTokens ?? 0n
        if (main.length > 0) expect((reached - smallest) * 100n < all * 99n).toBe(true)
        expect(main.length === 0).toBe(all === 0n)
      }),
      { seed: 20260304 },
    )
  })

  it('leave out models of a handful of requests, and keep the one there is', () => {
    const some = [model('small', 1n, 1n), model('large', 989n), model('middle', 10n)]
    expect(mainModels(some).map(({ slug }) => slug)).toEqual(['large', 'middle'])
    expect(mainModels([model('only', 1n)])).toHaveLength(1)
    expect(mainModels([model('a', 0n)])).toEqual([])
  })

  it('are ordered by the exact share, and by slug where it is the same', () => {
    const large = 10n ** 18n
    const rows = [
      model('c', 2n * large, large),
      model('b', 4n * large, 2n * large),
      model('nearly', 2n * large, large + 1n),
      model('none', 7n),
    ]
    expect(rows.sort(byReasoningShare).map(({ slug }) => slug)).toEqual(['nearly', 'b', 'c', 'none'])
  })
})
