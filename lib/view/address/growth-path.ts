import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { EntityFilter } from '@/lib/domain/entity/entity-parts'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import type { GrowthWindow } from '@/lib/domain/growth/growth-window'
import { type GrowthSectionName, growthSections, isGrowthSection } from '../growth/growth-sections'
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
  /** Null for the drivers of the change, and the ways to everything else. */
  section: GrowthSectionName | null
}

export const usualGrowth: GrowthQuestion = { category: 'all', window: 'week', of: null, section: null }

/**
 * The page's path: `/growth` or `/growth/<section>`, then `/<category>/<window>`, and behind it whose growth it is, as in
 * the path of its own page: `/growth/run-rate/all/week/models/google/gemini-2.5-pro`. What is of no window has the
 * usual one there.
 */
export function growthPath({ category, window: asked, of, section }: GrowthQuestion): string {
  const start = section ? `/growth/${section}` : '/growth'
  const window = section && !growthSections[section].hasWindow ? usualGrowth.window : asked
  const isUsual = category === usualGrowth.category && window === usualGrowth.window && !of
  if (isUsual) return start
  return `${start}/${categoryPath(category)}/${windowWord(window)}${of ? entityPath(of.dimension, of.slug) : ''}`
}

/** Reads the path segments after `/growth`; undefined where they are not as `growthPath` writes them. */
export function parseGrowthPath(segments: string[]): GrowthQuestion | undefined {
  const [first = ''] = segments
  const section = isGrowthSection(first) ? first : null
  const question = section ? segments.slice(1) : segments
  if (question.length === 0) return { ...usualGrowth, section }
  const [categoryWord = '', word = '', ...rest] = question
  const category = categoryOfPath(categoryWord)
  const window = windowOfWord(word)
  const of = entityOf(rest)
  if (!category || !window || of === undefined) return undefined
  const asked: GrowthQuestion = { category, window, of, section }
  // Servers hand segments on with more of their signs encoded, as `%3A` for a colon.
  const written = decodeSegments(growthPath(asked).split('/').slice(2))
  return written?.join('/') === decodeSegments(segments)?.join('/') ? asked : undefined
}

function entityOf([name, ...slugSegments]: string[]): EntityFilter | null | undefined {
  if (name === undefined) return null
  const dimension = entityDimensions.find((one) => one === name)
  const slug = slugOfPath(slugSegments)
  return dimension && slug ? { dimension, slug } : undefined
}
