import { isCategoryFilter } from './categories'
import { categoryName } from './category-name'
import type { Dimension } from './dimension'
import { text } from './messages'

/** What an entity is called on the site: names are data, but for those that the site gives itself. */
export function entityName(dimension: Dimension, slug: string, name: string): string {
  if (dimension === 'categories' && slug !== 'all' && isCategoryFilter(slug)) return categoryName(slug)
  if (dimension === 'apps' && slug === 'unattributed') return text('lists.unattributed')
  if (dimension === 'providers' && slug === 'unknown') return text('lists.unknownProvider')
  return name
}
