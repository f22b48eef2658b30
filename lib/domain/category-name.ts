import { type CategoryFilter, categories } from './categories'
import { text } from './messages'

const pathOf = (filter: CategoryFilter) => categories.find(({ slug }) => slug === filter)?.path

/** What a category is called where it stands alone: `SEO`, `All categories`. */
export function categoryName(filter: CategoryFilter): string {
  const path = pathOf(filter)
  return text(path ? `categories.${path}.name` : 'categories.all.name')
}

/** What a category is called within a sentence: `programming`. */
export function categoryInSentence(filter: Exclude<CategoryFilter, 'all'>): string {
  return text(`categories.${pathOf(filter)!}.inSentence`)
}
