import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultComparison } from '@/lib/domain/traffic/compare-question'
import { parseSubject } from '@/lib/http/picture/picture-subject'
import { comparePath, parseComparePath } from '@/lib/view/address/compare-path'
import { entityPath, slugOfPath } from '@/lib/view/address/entity-path'
import { growthPath, parseGrowthPath } from '@/lib/view/address/growth-path'
import { chartEmbedPath, entityPicturePath, growthPicturePath } from '@/lib/view/picture/picture-path'

/** What names of apps can be, most often of signs that addresses have a meaning for. */
const anyName = fc
  .oneof(
    fc.string({
      minLength: 1,
      unit: fc.constantFrom('%', '/', '.', '!', '2', '5', 'F', '1', 'a', ' ', '日'),
    }),
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom(
      '100% 日',
      '%',
      '%25',
      '%00',
      '%e6%97%a5',
      'a//b',
      'a/',
      '/..',
      '/.',
      '/a/../b',
      '!25',
      '!2E',
      'x.rsc',
      'a.rsc/b',
      '\\',
    ),
  )
  .map((title) => `title:${title}`)

const fixed = { seed: 8, numRuns: 2000 }

/** What a page is given of its address: Next decodes it once or twice, and encodes it again. */
function given(path: string): string[][] {
  const once = path.split('/').slice(1).map(decodeURIComponent)
  const twice = once.map(decodeURIComponent)
  return [once, twice].map((segments) => segments.map(encodeURIComponent))
}

/** Neither a browser nor a server takes the path for another one. */
function expectWhole(path: string): void {
  expect(new URL(path, 'http://host').pathname).toBe(path)
  expect(path).not.toMatch(/\/\/|\/$|%25|%2F|\.rsc(\/|%3F|$)/i)
}

it('leads to the page of a thing', () => {
  expect(entityPath('models', 'a/b:free')).toBe('/models/a/b:free')
  expect(entityPath('apps', 'title:my app')).toBe('/apps/title:my%20app')
  expect(entityPath('apps', 'title:100% 日')).toBe('/apps/title:100!25%20%E6%97%A5')
  expect(entityPath('apps', 'title:wow!/a/../b/')).toBe('/apps/title:wow!/a!2F../b!2F')
  expect(entityPath('models', 'a.rsc/b.rsc')).toBe('/models/a!2Ersc/b!2Ersc')
  expect(entityPath('categories', 'marketing/seo')).toBe('/categories/marketing-seo')
  expect(entityPath('categories', 'all')).toBe('/boards/categories')
})

describe('whatever an app is called, its address comes through to', () => {
  it('its page', () => {
    fc.assert(
      fc.property(anyName, (slug) => {
        const path = entityPath('apps', slug)
        expectWhole(path)
        for (const [, ...segments] of given(path)) expect(slugOfPath(segments)).toBe(slug)
      }),
      fixed,
    )
  })

  it('the page of its growth', () => {
    fc.assert(
      fc.property(anyName, (slug) => {
        const question = {
          category: 'all',
          window: 'month',
          of: { dimension: 'apps', slug },
          section: null,
        } as const
        const path = growthPath(question)
        expectWhole(path)
        for (const [, ...segments] of given(path)) expect(parseGrowthPath(segments)).toEqual(question)
      }),
      fixed,
    )
  })

  it('its comparison', () => {
    fc.assert(
      fc.property(anyName, (slug) => {
        const question = defaultComparison('apps', [slug, 'other.example'])
        const path = comparePath(question)
        expectWhole(path)
        for (const [, ...segments] of given(path)) expect(parseComparePath(segments)).toEqual(question)
      }),
      fixed,
    )
  })

  it('its pictures and embeds', () => {
    fc.assert(
      fc.property(anyName, (slug) => {
        const subject = { kind: 'entity', dimension: 'apps', slug, chart: null }
        const picture = entityPicturePath('apps', slug)
        expectWhole(picture)
        expect(parseSubject(picture.slice('/pictures/'.length))).toEqual(subject)
        for (const [, , ...segments] of given(chartEmbedPath(picture))) {
          expect(parseSubject(segments.join('/'))).toEqual(subject)
        }
        const of = { dimension: 'apps', slug } as const
        const growth = growthPicturePath({ category: 'all', window: 'week', of, section: null }, 'drivers')
        expect(parseSubject(growth.slice('/pictures/'.length))).toMatchObject({
          kind: 'growth',
          question: { of },
        })
      }),
      fixed,
    )
  })
})

it('reads a variant where growth is asked of it', () => {
  const of = { dimension: 'models', slug: 'a/b:free' } as const
  expect(parseGrowthPath(['all', 'week', 'models', 'a', 'b%3Afree'])?.of).toEqual(of)
})

it('refuses what is not properly encoded', () => {
  expect(slugOfPath(['%E0%A4%A'])).toBeUndefined()
})
