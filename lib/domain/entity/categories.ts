/**
 * The use cases that traffic is filed under. An event has exactly one, so they add up to the total.
 * The ids are those of the `categories` table; 0 stands for all of them together in the rollups.
 */
export const categories = [
  { id: 1, slug: 'uncategorised' },
  { id: 2, slug: 'programming' },
  { id: 3, slug: 'roleplay' },
  { id: 4, slug: 'marketing' },
  { id: 5, slug: 'marketing/seo' },
  { id: 6, slug: 'technology' },
  { id: 7, slug: 'science' },
  { id: 8, slug: 'translation' },
  { id: 9, slug: 'legal' },
  { id: 10, slug: 'finance' },
  { id: 11, slug: 'health' },
  { id: 12, slug: 'trivia' },
  { id: 13, slug: 'academia' },
] as const

export type CategorySlug = (typeof categories)[number]['slug']

/** A category, or all of them together. */
export type CategoryFilter = CategorySlug | 'all'

export const ALL_CATEGORIES_ID = 0
export const UNCATEGORISED_ID = 1

const idBySlug = new Map<string, number>(categories.map((category) => [category.slug, category.id]))

/** The id of a category, or undefined for a word that is none. */
export function categoryId(slug: string): number | undefined {
  return idBySlug.get(slug)
}

/** The id that the rollups file a filter under. */
export function categoryFilterId(filter: CategoryFilter): number {
  return filter === 'all' ? ALL_CATEGORIES_ID : idBySlug.get(filter)!
}

export function isCategoryFilter(text: string): text is CategoryFilter {
  return text === 'all' || idBySlug.has(text)
}
