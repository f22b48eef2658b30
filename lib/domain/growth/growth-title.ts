import { categoryName } from '../category-name'
import { text } from '../messages'
import type { GrowthQuestion } from './growth-question'

/** @param name what the question is of; null for the whole site */
export function growthTitle({ category }: Pick<GrowthQuestion, 'category'>, name: string | null): string {
  if (name !== null) return text('growth.of', { name })
  return category === 'all'
    ? text('growth.title')
    : text('growth.inCategory', { category: categoryName(category) })
}
