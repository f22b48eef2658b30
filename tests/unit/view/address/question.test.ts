import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appGroupNames } from '@/lib/domain/entity/app-groups'
import { categories, categoryFilterId, categoryId, isCategoryFilter } from '@/lib/domain/entity/categories'
import { dimensionNames, isDimension } from '@/lib/domain/entity/dimension'
import { grains } from '@/lib/domain/time/buckets'
import { isMetric, type Metric, metrics } from '@/lib/domain/tokens/measures'
import { categoryOfPath, categoryPath } from '@/lib/view/address/category-path'
import { chartModes } from '@/lib/view/address/page-choices'
import {
  defaultQuestion,
  type PageQuestion,
  pagePath,
  parsePagePath,
  periodsOf,
  topSteps,
} from '@/lib/view/address/page-path'
import { boardNames, takes } from '@/lib/view/boards/boards'
import { fixed } from '../../domain/arbitrary'

const metricNames = Object.keys(metrics) as Metric[]

/** Every page with every choice that it takes; the others stand as the page has them. */
const anyQuestion: fc.Arbitrary<PageQuestion> = fc
  .constantFrom(null, ...boardNames)
  .chain((board) =>
    fc.record({
      board: fc.constant(board),
      category: fc.constantFrom('all' as const, ...categories.map(({ slug }) => slug)),
      period: fc.constantFrom(...periodsOf(board)),
      grain: fc.constantFrom(...grains),
      view: fc.constantFrom(...chartModes),
      metric: fc.constantFrom(...metricNames),
      variants: fc.constantFrom('merge' as const, 'split' as const),
      appGroup: fc.option(fc.constantFrom(...appGroupNames)),
      unattributed: fc.boolean(),
      top: fc.constantFrom(...topSteps),
    }),
  )
  .map((question) => {
    const { board, category, ...choices } = question
    const taken = Object.entries(choices).filter(([choice]) => takes(board, choice as keyof typeof choices))
    return { ...defaultQuestion(board), category, ...Object.fromEntries(taken) }
  })

describe('the page question', () => {
  it('survives its path, and every question has one path', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const path = pagePath(question)
        const segments = path === '/' ? ['all', 'week'] : path.split('/').slice(2)
        expect(parsePagePath(segments, question.board !== null)).toEqual(question)
      }),
      fixed,
    )
  })

  it('says only what differs from the default', () => {
    const overview = defaultQuestion(null)
    expect(pagePath(overview)).toBe('/')
    expect(pagePath({ ...overview, category: 'marketing/seo' })).toBe('/rankings/marketing-seo/week')
    expect(pagePath({ ...overview, grain: 'day', variants: 'split', top: 100 })).toBe(
      '/rankings/all/week/daily/split/top-100',
    )
    const apps = defaultQuestion('apps')
    expect(pagePath(apps)).toBe('/boards/apps')
    expect(pagePath({ ...apps, period: 'month', view: 'log', metric: 'requests', appGroup: 'coding' })).toBe(
      '/boards/apps/all/month/log/by-requests/group-coding',
    )
    expect(pagePath({ ...defaultQuestion('authors'), view: 'absolute' })).toBe(
      '/boards/authors/all/week/absolute',
    )
  })

  it('keeps out what a board does not take', () => {
    const wrong = [
      [],
      ['nothing'],
      ['toString'],
      ['models', 'all', 'week'],
      ['models', 'all', 'month'],
      ['models', 'programming', 'day', 'daily'],
      ['leaderboard', 'all', 'week', 'daily'],
    ]
    wrong.push(['models', 'all', 'week', 'group-coding'], ['models', 'all', 'week', 'by-nothing'])
    for (const segments of wrong) expect(parsePagePath(segments, true), segments.join('/')).toBeUndefined()
  })

  it('has one address whatever the period, where a board does not take it', () => {
    const models = { ...defaultQuestion('models'), category: 'legal' } as const
    expect(pagePath({ ...models, period: 'month' })).toBe(pagePath(models))
    expect(parsePagePath(['models', 'legal', 'week'], true)).toEqual(models)
  })

  it('knows trending where growth is ranked, and links to the week elsewhere', () => {
    const known = [null, ...boardNames].filter((board) => {
      const path = pagePath({ ...defaultQuestion(board), period: 'trending' })
      expect(path.endsWith('/all/trending') || path === pagePath(defaultQuestion(board)), path).toBe(true)
      const segments = board === null ? [] : [board]
      return parsePagePath([...segments, 'all', 'trending'], board !== null) !== undefined
    })
    expect(known).toEqual([null, 'leaderboard', 'apps'])
  })

  it('is none where the path is not as it would be written', () => {
    const wrong = [
      [],
      ['all'],
      ['coding', 'week'],
      ['all', 'year'],
      ['all', 'week', 'weekly'],
      ['all', 'week', 'merge'],
      ['all', 'week', 'top-20'],
      ['all', 'week', 'top-21'],
      ['all', 'week', 'split', 'daily'],
      ['all', 'week', 'daily', 'daily'],
      ['all', 'week', 'toString'],
      ['marketing', 'seo', 'week'],
    ]
    for (const segments of wrong) expect(parsePagePath(segments), segments.join('/')).toBeUndefined()
  })
})

describe('words of a question', () => {
  it('name each category by slug, path and id', () => {
    for (const { id, slug } of categories) {
      const path = categoryPath(slug)
      expect([categoryId(slug), categoryFilterId(slug)]).toEqual([id, id])
      expect([categoryOfPath(path), isCategoryFilter(slug)]).toEqual([slug, true])
      expect(path).not.toContain('/')
    }
    expect([categoryFilterId('all'), categoryPath('all'), categoryOfPath('all')]).toEqual([0, 'all', 'all'])
    expect([categoryId('all'), categoryOfPath('marketing/seo')]).toEqual([undefined, undefined])
    expect(isCategoryFilter('coding')).toBe(false)
  })

  it('are no properties of an object', () => {
    expect(dimensionNames.every(isDimension)).toBe(true)
    for (const word of ['toString', 'constructor', '__proto__']) {
      expect([isDimension(word), isMetric(word), isCategoryFilter(word)]).toEqual([false, false, false])
    }
    expect(isMetric('tokens')).toBe(true)
  })
})
