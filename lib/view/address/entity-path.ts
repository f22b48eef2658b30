import { isCategoryFilter } from '@/lib/domain/entity/categories'
import { type Dimension, type EntityDimension, isClassing } from '@/lib/domain/entity/dimension'
import { categoryPath } from './category-path'
import { defaultQuestion, pagePath } from './page-path'
import { decodeSegments, escapeSigns, unescapeSigns } from './path-segments'

/** The path of an entity's page, or null for a class of models, which has none. */
export function entityPath(dimension: EntityDimension | 'categories', slug: string): string
export function entityPath(dimension: Dimension, slug: string): string | null
export function entityPath(dimension: Dimension, slug: string): string | null {
  if (isClassing(dimension)) return null
  if (dimension === 'categories') {
    return isCategoryFilter(slug) && slug !== 'all'
      ? `/categories/${categoryPath(slug)}`
      : pagePath(defaultQuestion('categories'))
  }
  return `/${dimension}/${escapeSigns(slug).split('/').map(pathSegment).join('/')}`
}

/** Colons may stand in a path as they are, and are easier to read that way. */
function pathSegment(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':')
}

/** The slug that path segments spell; undefined where one is not properly encoded. */
export function slugOfPath(segments: string[]): string | undefined {
  const written = decodeSegments(segments)?.join('/')
  return written === undefined ? undefined : unescapeSigns(written)
}
