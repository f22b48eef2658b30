import { isCategoryFilter } from './categories'
import type { Dimension } from './dimension'
import { defaultPageQuestion, pagePath } from './question'

/** The path of an entity's page. A category's page is the rankings page with its filter. */
export function entityPath(dimension: Dimension, slug: string): string {
  if (dimension === 'categories') {
    return pagePath({ ...defaultPageQuestion, category: isCategoryFilter(slug) ? slug : 'all' })
  }
  return `/${dimension}/${slug.split('/').map(pathSegment).join('/')}`
}

/** Colons may stand in a path as they are, and are easier to read that way. */
function pathSegment(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':')
}

/** The slug that path segments spell; undefined where one is not properly encoded. */
export function slugOfPath(segments: string[]): string | undefined {
  try {
    return segments.map(decodeURIComponent).join('/')
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
