import type { GrowthQuestion } from '../address/growth-path'
import { categoryName } from '../text/category-name'
import { formatDayRange } from '../text/day-text'
import { text } from '../text/messages'

/** @param name what the question is of; null for the whole site */
export function growthTitle(
  { category, of }: Pick<GrowthQuestion, 'category' | 'of'>,
  name: string | null,
): string {
  if (name !== null) return text('growth.ofKind', { name, dimension: of?.dimension ?? 'models' })
  return category === 'all'
    ? text('growth.title')
    : text('growth.inCategory', { category: categoryName(category) })
}

/** The title in a list of pages, where that of another window would look the same. */
export function growthPageTitle(question: GrowthQuestion, name: string | null): string {
  const title = growthTitle(question, name)
  const { window } = question
  if (window === 'week') return title
  const days = typeof window === 'string' ? text(`growth.windows.${window}`) : formatDayRange(window)
  return text('growth.pageTitle', { title, window: days })
}
