import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctionsOf, editsBetween, swapsOf, toleratedEdits } from '@/lib/domain/entity/spelling'

const letters = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'é', '東'), { minLength: 4, maxLength: 10 })

describe('editsBetween', () => {
  it.each([
    ['claude', 'claude', 0],
    ['cluade', 'claude', 1],
    ['claud', 'claude', 0],
    ['cluad', 'claude', 1],
    ['deepseak', 'deepseek', 1],
    ['gemni', 'gemini', 1],
    ['llaama', 'llama', 1],
    ['gtp', 'gpt', 1],
    ['gtp', 'gpt4omini', 7],
    ['qwen', 'grok', 4],
  ])('%s of %s is %i', (written, word, edits) => {
    expect(editsBetween(written, word)).toBe(edits)
  })

  it('counts one slip as one, and none for a beginning', () => {
    fc.assert(
      fc.property(
        letters,
        fc.nat(),
        fc.constantFrom('insert', 'leave out', 'replace', 'swap'),
        (word, at, slip) => {
          const index = at % (word.length - 1)
          const written = [...word]
          if (slip === 'insert') written.splice(index, 0, 'x')
          if (slip === 'leave out') written.splice(index, 1)
          if (slip === 'replace') written[index] = 'x'
          if (slip === 'swap') written.splice(index, 2, word[index + 1]!, word[index]!)
          expect(editsBetween(written.join(''), word.join(''))).toBeLessThanOrEqual(1)
          expect(editsBetween(word.join(''), `${word.join('')}z`)).toBe(0)
        },
      ),
      { seed: 20260304 },
    )
  })
})

describe('toleratedEdits', () => {
  it.each([
    ['r1', 0],
    ['gpt', 1],
    ['claude', 1],
    ['mistral', 2],
    ['20250929', 0],
  ])('%s may have %i', (word, edits) => {
    expect(toleratedEdits(word)).toBe(edits)
  })
})

describe('correctionsOf', () => {
  it('lists the nearest first, and nothing too far', () => {
    expect(correctionsOf('grok', ['groq', 'grok', 'grokking', 'qwen', 'gro'], 10)).toEqual([
      { word: 'grok', edits: 0 },
      { word: 'grokking', edits: 0 },
      { word: 'groq', edits: 1 },
      { word: 'gro', edits: 1 },
    ])
  })

  it('keeps to the limit', () => {
    expect(correctionsOf('grok', ['groq', 'grox', 'groc'], 2)).toHaveLength(2)
  })
})

describe('swapsOf', () => {
  it('swaps each two neighbours once', () => {
    expect(swapsOf('cluade')).toEqual(['lcuade', 'culade', 'claude', 'cludae', 'cluaed'])
    expect(swapsOf('aab')).toEqual(['aba'])
    expect(swapsOf('ab')).toEqual([])
  })
})
