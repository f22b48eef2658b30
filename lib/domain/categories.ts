/**
 * The use cases that traffic is filed under. An event has exactly one, so they add up to the total.
 * The ids are those of the `categories` table; 0 stands for all of them together in the rollups.
 */
export const categories = [
  { id: 1, slug: 'uncategorised', path: 'uncategorised' },
  { id: 2, slug: 'programming', path: 'programming' },
  { id: 3, slug: 'roleplay', path: 'roleplay' },
  { id: 4, slug: 'marketing', path: 'marketing' },
  { id: 5, slug: 'marketing/seo', path: 'marketing-seo' },
  { id: 6, slug: 'technology', path: 'technology' },
  { id: 7, slug: 'science', path: 'science' },
  { id: 8, slug: 'translation', path: 'translation' },
  { id: 9, slug: 'legal', path: 'legal' },
  { id: 10, slug: 'finance', path: 'finance' },
  { id: 11, slug: 'health', path: 'health' },
  { id: 12, slug: 'trivia', path: 'trivia' },
  { id: 13, slug: 'academia', path: 'academia' },
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

/** How a category is written as one path segment: `marketing/seo` is `marketing-seo`. */
export function categoryPath(filter: CategoryFilter): string {
  return categories.find((category) => category.slug === filter)?.path ?? 'all'
}

export function categoryOfPath(segment: string): CategoryFilter | undefined {
  if (segment === 'all') return 'all'
  return categories.find((category) => category.path === segment)?.slug
}
