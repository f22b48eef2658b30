import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categories } from '@/lib/domain/entity/categories'
import { grains, startOfBucket } from '@/lib/domain/time/buckets'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import {
  type CompareQuestion,
  compareDimensions,
  compareViews,
  defaultComparison,
} from '@/lib/domain/traffic/compare-question'
import { comparePath, parseComparePath } from '@/lib/view/address/compare-path'
import { anyDay, fixed } from '../../domain/arbitrary'

const slug = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme', maxLength: 12 }),
  fc.string({
    minLength: 1,
    unit: fc.constantFrom('a', '/', '~', ',', '!', '.', ':', '%', '+', '?', '#', ' '),
  }),
)
const slugs = fc.uniqueArray(
  slug.filter((text) => !text.includes('\0')),
  { minLength: 1, maxLength: 6 },
)
const question: fc.Arbitrary<CompareQuestion> = fc
  .record({
    dimension: fc.constantFrom(...compareDimensions),
    slugs,
    category: fc.constantFrom('all' as const, ...categories.map((category) => category.slug)),
    grain: fc.constantFrom(...grains),
    view: fc.constantFrom(...compareViews),
    metric: fc.constantFrom(...(Object.keys(metrics) as Metric[])),
    from: fc.option(anyDay),
  })
  .map((asked) => ({
    ...asked,
    from: asked.view === 'index' && asked.from !== null ? startOfBucket(asked.from, asked.grain) : null,
  }))

const segmentsOf = (path: string) => path.split('/').slice(2)

describe('the address of a comparison', () => {
  it('can be read, and leaves out what is usual', () => {
    const plain = defaultComparison('models', ['anthropic/claude-opus-5', 'qwen/qwen3:free'])
    expect(comparePath(plain)).toBe('/compare/models/anthropic~claude-opus-5,qwen~qwen3:free')
    const chosen = {
      category: 'marketing/seo',
      grain: 'day',
      view: 'index',
      metric: 'spend',
      from: '2026-08-03',
    }
    expect(comparePath({ ...plain, ...chosen } as CompareQuestion)).toBe(
      '/compare/models/anthropic~claude-opus-5,qwen~qwen3:free/marketing-seo/daily/index/by-spend/from-2026-08-03',
    )
    expect(comparePath(defaultComparison('apps', []))).toBe('/compare/apps')
  })

  it('escapes what a slug holds of its own signs', () => {
    const path = comparePath(defaultComparison('apps', ['a~b,c!/d', '..']))
    expect(path).toBe('/compare/apps/a!~b!,c!!~d,..')
    expect(comparePath(defaultComparison('apps', ['..']))).toBe('/compare/apps/!..')
  })

  it('keeps every question, whatever its slugs hold', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const path = comparePath(asked)
        expect(new URL(path, 'http://host').pathname).toBe(path)
        expect(parseComparePath(segmentsOf(path))).toEqual(asked)
        // Servers hand segments on with more of their signs encoded, or with none.
        const decoded = segmentsOf(path).map(decodeURIComponent)
        expect(parseComparePath(decoded.map(encodeURIComponent))).toEqual(asked)
      }),
      fixed,
    )
  })

  it('is one for each question: no other text is read', () => {
    const anyWords = fc.array(
      fc.oneof(
        fc.constantFrom('models', 'all', 'programming', 'weekly', 'daily', 'absolute', 'index', 'by-tokens'),
        fc.string({ unit: fc.constantFrom('a', 'b', '~', ',', '!', '.', '-') }),
      ),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(anyWords, (words) => {
        const read = parseComparePath(words)
        if (read) expect(segmentsOf(comparePath(read)).map(decodeURIComponent)).toEqual(words)
      }),
      { ...fixed, numRuns: 2000 },
    )
  })

  it.each([
    ['an unknown dimension', 'things/a'],
    ['the same one twice', 'models/a,a'],
    ['more than six', 'models/a,b,c,d,e,f,g'],
    ['an empty one', 'models/a,,b'],
    ['the default written out', 'models/a/weekly'],
    ['a wrong order', 'models/a/index/daily'],
    ['a day within a week', 'models/a/index/from-2026-08-04'],
    ['an index date without an index', 'models/a/from-2026-08-03'],
    ['an unknown word', 'models/a/constructor'],
    ['what is not properly encoded', 'models/%E0%A4%A'],
    ['a text that no database holds', 'models/%00'],
  ])('refuses %s', (_, path) => {
    expect(parseComparePath(path.split('/'))).toBeUndefined()
  })
})
