import { type CategoryFilter, categories } from '@/lib/domain/entity/categories'

type PathOf<Slug extends string> = Slug extends `${infer Whole}/${infer Part}` ? `${Whole}-${Part}` : Slug

/** How a category is written as one path segment: `marketing/seo` is `marketing-seo`. */
export function categoryPath<Filter extends CategoryFilter>(filter: Filter): PathOf<Filter> {
  return filter.replace('/', '-') as PathOf<Filter>
}

export function categoryOfPath(segment: string): CategoryFilter | undefined {
  if (segment === 'all') return 'all'
  return categories.find(({ slug }) => categoryPath(slug) === segment)?.slug
}
