import { type SQL, sql } from 'drizzle-orm'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import { type Dimension, dimensions, type EntityDimension } from '@/lib/domain/entity/dimension'
import { entityParts } from '@/lib/domain/entity/entity-parts'
import { dimensionSource, type EntitySource, type Source, totalSource } from '../shared/source'

/** One thing that has a page. */
export interface EntityRef {
  dimension: EntityDimension
  id: number
}

/** What all of an entity adds up to, within a category. */
export function ownSource(of: EntityRef, category: CategoryFilter): Source {
  const where = sql`r.category_id = ${categoryFilterId(category)} and ${isOwn(of)}`
  return { rollup: dimensions[of.dimension].rollup, where, isNarrow: true }
}

/** What a board's rows add up to: everything, or what is an entity's own. */
export function wholeSource(of: EntityRef | null, category: CategoryFilter): Source {
  return of ? ownSource(of, category) : totalSource(category)
}

/** The rows of a list: of everything, or of what is an entity's own. */
export function listSource(of: EntityRef | null, list: Dimension, category: CategoryFilter): EntitySource {
  return of ? partSource(of, list, category) : dimensionSource(list, category)
}

function partSource(of: EntityRef, list: Dimension, category: CategoryFilter): EntitySource {
  const parts = entityParts[of.dimension][list]
  if (!parts) throw new Error(`${of.dimension} have no board of ${list}`)
  const { rollup, isWhole } = parts
  if (!isWhole && category !== 'all') throw new Error(`${list} of ${of.dimension} are not known by category`)
  const id = categoryFilterId(category)
  const inCategory = list === 'categories' && id === 0 ? sql`r.category_id > 0` : sql`r.category_id = ${id}`
  return {
    rollup,
    key: dimensions[list].key,
    where: isWhole ? sql`${inCategory} and ${isOwn(of, rollup)}` : isOwn(of),
    isNarrow: true,
    repeats: of.dimension === 'models',
  }
}

/**
 * Picks an entity's rows of a rollup, alias `r`. A base model brings its variants, a variant is itself alone; an author
 * is found by its models where `rollup` does not know authors.
 */
export function isOwn({ dimension, id }: EntityRef, rollup: string = dimensions[dimension].rollup): SQL {
  if (dimension === 'models') {
    return isOneOf(sql`select id from models where id = ${id} or base_model_id = ${id}`)
  }
  if (dimension === 'authors' && rollup !== 'author') {
    return isOneOf(sql`select id from models where author_id = ${id}`)
  }
  return sql`r.${sql.identifier(dimensions[dimension].key)} = ${id}`
}

function isOneOf(models: SQL): SQL {
  return sql`r.model_id = any (array(${models}))`
}
