import { isCategoryFilter } from '@/lib/domain/entity/categories'
import { classNames } from '@/lib/domain/entity/class-names'
import { type Classing, type Dimension, type dimensions, isClassing } from '@/lib/domain/entity/dimension'
import { categoryName } from './category-name'
import { text } from './messages'

/** What an entity is called on the site: names are data, but for those that the site gives itself. */
export function entityName(dimension: Dimension, slug: string, name: string): string {
  if (isClassing(dimension)) return className(dimension, slug, name)
  if (dimension === 'categories' && slug !== 'all' && isCategoryFilter(slug)) return categoryName(slug)
  if (dimension === 'apps' && slug === 'unattributed') return text('lists.unattributed')
  if (dimension === 'providers' && slug === 'unknown') return text('lists.unknownProvider')
  return name
}

type ClassKey = {
  [Name in Classing]: `classes.${Name}.${(typeof dimensions)[Name]['classes'][number]}`
}[Classing]

/** Of a class; `Other` and the like keep the name that they have. */
function className(dimension: Classing, slug: string, name: string): string {
  return Object.hasOwn(classNames[dimension], slug) ? text(`classes.${dimension}.${slug}` as ClassKey) : name
}
