import type { Reader } from '@/db/client'
import { isCategoryFilter } from '@/lib/domain/entity/categories'
import type { PageDimension } from '@/lib/domain/entity/dimension'
import type { ChartContext } from './context'
import { kinds } from './kinds'

/** What a page is about and how its numbers are to be read; undefined for what has no page. */
export async function findContext(
  reader: Reader,
  dimension: PageDimension,
  slug: string,
  now: Date,
): Promise<ChartContext | undefined> {
  const found = await kinds[dimension].find(reader, slug)
  if (!found) return undefined
  const variants = found.model?.variant ? 'split' : 'merge'
  const of = dimension === 'categories' ? null : { dimension, id: found.id }
  const category = dimension === 'categories' && isCategoryFilter(slug) ? slug : 'all'
  return { ...found, reader, now, dimension, slug, of, category, variants }
}
