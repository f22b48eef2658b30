import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { EntityFilter } from '@/lib/domain/entity/entity-parts'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import type { GrowthWindow } from '@/lib/domain/growth/growth-window'
import { categoryOfPath, categoryPath } from './category-path'
import { entityPath, slugOfPath } from './entity-path'
import { decodeSegments } from './path-segments'
import { windowOfWord, windowWord } from './window-word'

/** What a page of growth answers. */
export interface GrowthQuestion {
  category: CategoryFilter
  window: GrowthWindow
  /** Null for the whole site. */
  of: EntityFilter | null
}

export const usualGrowth: GrowthQuestion = { category: 'all', window: 'week', of: null }

/**
 * The page's path: `/growth`, `/growth/<category>/<window>`, and behind it whose growth it is, as in the path of its
 * own page: `/growth/all/month/models/google/gemini-2.5-pro`.
 */
export function growthPath({ category, window, of }: GrowthQuestion): string {
  const isUsual = category === usualGrowth.category && window === usualGrowth.window && !of
  if (isUsual) return '/growth'
  return `/growth/${categoryPath(category)}/${windowWord(window)}${of ? entityPath(of.dimension, of.slug) : ''}`
}

/** Reads the path segments after `/growth`; undefined where they are not as `growthPath` writes them. */
export function parseGrowthPath(segments: string[]): GrowthQuestion | undefined {
  if (segments.length === 0) return usualGrowth
  const [categoryWord = '', word = '', ...rest] = segments
  const category = categoryOfPath(categoryWord)
  const window = windowOfWord(word)
  const of = entityOf(rest)
  if (!category || !window || of === undefined) return undefined
  const question: GrowthQuestion = { category, window, of }
  // Servers hand segments on with more of their signs encoded, as `%3A` for a colon.
  const written = decodeSegments(growthPath(question).split('/').slice(2))
  return written?.join('/') === decodeSegments(segments)?.join('/') ? question : undefined
}

function entityOf([name, ...slugSegments]: string[]): EntityFilter | null | undefined {
  if (name === undefined) return null
  const dimension = entityDimensions.find((one) => one === name)
  const slug = slugOfPath(slugSegments)
  return dimension && slug ? { dimension, slug } : undefined
}
