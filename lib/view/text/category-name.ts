import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { categoryPath } from '../address/category-path'
import { text } from './messages'

/** What a category is called where it stands alone: `SEO`, `All categories`. */
export function categoryName(filter: CategoryFilter): string {
  return text(`categories.${categoryPath(filter)}.name`)
}

/** What a category is called within a sentence: `programming`. */
export function categoryInSentence(filter: Exclude<CategoryFilter, 'all'>): string {
  return text(`categories.${categoryPath(filter)}.inSentence`)
}
