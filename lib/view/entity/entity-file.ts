import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { type Dimension, type EntityDimension, isClassing } from '@/lib/domain/entity/dimension'
import { filterParameter } from '@/lib/domain/entity/entity-parts'
import type { Grain } from '@/lib/domain/time/buckets'
import type { Variants } from '@/lib/domain/traffic/question'
import { categoryPath } from '../address/category-path'
import type { ExportFile } from '../file/export-file'

/** What a file is about: one thing, or a category. */
export interface FileOwner {
  dimension: EntityDimension | 'categories'
  slug: string
  category: CategoryFilter
  variants: Variants
}

function ownerQuery({ dimension, slug, category }: FileOwner): Record<string, string> {
  return dimension === 'categories'
    ? { category: categoryPath(category) }
    : { [filterParameter(dimension)]: slug }
}

function variantsOf(list: Dimension, variants: Variants): Record<string, string> {
  return list === 'models' || isClassing(list) ? { variants } : {}
}

/** All rows of a list of a page of one thing. */
export function partsFile(owner: FileOwner, list: Dimension, variants = owner.variants): ExportFile {
  return { name: list, query: { ...ownerQuery(owner), period: 'week', ...variantsOf(list, variants) } }
}

/** The numbers of its chart. */
export function partsOverTimeFile(owner: FileOwner, list: Dimension, grain: Grain): ExportFile {
  const query = { ...ownerQuery(owner), grain, top: '9', ...variantsOf(list, owner.variants) }
  return { name: `${list}-over-time`, query }
}

/** Its own tokens and requests over time. */
export function growthFile(owner: FileOwner, grain: Grain): ExportFile {
  return { name: 'growth', query: { ...ownerQuery(owner), grain } }
}

/** A model's ranks, or its launch, or who ran it. */
export function historyFile(owner: FileOwner, name: 'ranks' | 'launch' | 'model-providers'): ExportFile {
  const query = ownerQuery(owner)
  return { name, query: name === 'launch' ? query : { ...query, variants: owner.variants } }
}
