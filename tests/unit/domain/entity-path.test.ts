import fc from 'fast-check'
import { expect, it } from 'vitest'
import { entityPath, slugOfPath } from '@/lib/domain/entity-path'

it('leads to the page of a thing', () => {
  expect(entityPath('models', 'a/b:free')).toBe('/models/a/b:free')
  expect(entityPath('apps', 'title:my app')).toBe('/apps/title:my%20app')
  expect(entityPath('categories', 'marketing/seo')).toBe('/categories/marketing-seo')
  expect(entityPath('categories', 'all')).toBe('/boards/categories')
})

it('reads back every slug that it writes', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (slug) => {
      const [, , ...segments] = entityPath('apps', slug).split('/')
      expect(slugOfPath(segments)).toBe(slug)
    }),
    { seed: 8 },
  )
})

it('refuses what is not properly encoded', () => {
  expect(slugOfPath(['%E0%A4%A'])).toBeUndefined()
})
