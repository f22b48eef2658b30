import { describe, expect, it } from 'vitest'
import { windowFault, windowPair } from '@/lib/domain/growth/growth-window'
import { type GrowthQuestion, growthPath, parseGrowthPath, usualGrowth } from '@/lib/view/address/growth-path'

const read = (path: string) => parseGrowthPath(path.split('/').slice(2).filter(Boolean))

describe('the path of growth', () => {
  const questions: GrowthQuestion[] = [
    usualGrowth,
    { ...usualGrowth, window: 'quarter' },
    {
      category: 'marketing/seo',
      window: { from: '2026-05-01', until: '2026-06-01' },
      of: null,
      section: null,
    },
    {
      category: 'all',
      window: 'week',
      of: { dimension: 'models', slug: 'google/gemini-2.5-pro:free' },
      section: null,
    },
    {
      category: 'programming',
      window: 'month',
      of: { dimension: 'apps', slug: 'github.com/a b/c%d' },
      section: null,
    },
    { category: 'all', window: 'week', of: { dimension: 'authors', slug: 'z-ai' }, section: null },
    { category: 'all', window: 'week', of: null, section: 'run-rate' },
    {
      category: 'legal',
      window: 'month',
      of: { dimension: 'authors', slug: 'z-ai' },
      section: 'reasoning-growth',
    },
    {
      category: 'legal',
      window: 'week',
      of: { dimension: 'authors', slug: 'z-ai' },
      section: 'free-to-paid',
    },
  ]

  it.each(questions.map((question) => [growthPath(question), question] as const))(
    '%s is read back',
    (path, question) => {
      expect(read(path)).toEqual(question)
    },
  )

  it('says what is inside in words that people read', () => {
    expect(questions.map(growthPath)).toEqual([
      '/growth',
      '/growth/all/quarter',
      '/growth/marketing-seo/2026-05-01_2026-05-31',
      '/growth/all/week/models/google/gemini-2.5-pro:free',
      '/growth/programming/month/apps/github.com/a%20b/c!25d',
      '/growth/all/week/authors/z-ai',
      '/growth/run-rate',
      '/growth/reasoning-growth/legal/month/authors/z-ai',
      '/growth/free-to-paid/legal/week/authors/z-ai',
    ])
  })

  it.each([
    '/growth/all/week',
    '/growth/run-rate/all/month',
    '/growth/run-rate/all/week',
    '/growth/all',
    '/growth/all/year',
    '/growth/nothing/month',
    '/growth/all/2026-02-30_2026-03-01',
    '/growth/all/2026-03-02_2026-03-01',
    '/growth/all/week/models',
    '/growth/all/week/classes/free',
    '/growth/all/week/apps/%zz',
  ])('does not know %s', (path) => {
    expect(read(path)).toBeUndefined()
  })
})

describe('the windows', () => {
  it('are equal, and the later one ends with the last complete day', () => {
    expect(windowPair('week', '2026-03-03')).toEqual({
      before: { from: '2026-02-18', until: '2026-02-25' },
      after: { from: '2026-02-25', until: '2026-03-04' },
    })
  })

  it('are refused where days are incomplete, before the history, or too many', () => {
    const history = { first: '2026-01-10', last: '2026-03-03' }
    const fault = (from: string, until: string) =>
      windowFault(windowPair({ from, until }, history.last), history)
    expect(fault('2026-02-25', '2026-03-04')).toBeUndefined()
    expect(fault('2026-02-25', '2026-03-05')).toBe('incomplete_days')
    expect(fault('2026-02-01', '2026-02-24')).toBe('not_enough_history')
    expect(fault('2026-02-01', '2026-02-23')).toBeUndefined()
    expect(fault('2024-01-01', '2026-01-01')).toBe('too_long')
  })
})
