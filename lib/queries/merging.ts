import { type SQL, sql } from 'drizzle-orm'
import type { Dimension } from '@/lib/domain/dimension'
import type { Variants } from '@/lib/domain/question'
import { type Column, named, sums } from './measures'

/** How rows of an entity become one: variants of a model can count as their base. */
export interface Merging {
  dimension: Dimension
  variants: Variants
}

export function merges({ dimension, variants }: Merging): boolean {
  return dimension === 'models' && variants === 'merge'
}

/**
 * One row an entity out of rows that have an `entity_id`. They are summed as they are first: finding the base of a
 * model for each row of a year would take longer than that.
 */
export function sumByEntity(merging: Merging, rows: SQL, columns: Column[]): SQL {
  const summed = sql`select r.entity_id, ${sums(named(columns))} from (${rows}) r group by r.entity_id`
  if (!merges(merging)) return summed
  return sql`
    select coalesce(v.base_model_id, v.id) as entity_id, ${sums(named(columns))}
    from (${summed}) r join models v on v.id = r.entity_id group by coalesce(v.base_model_id, v.id)`
}

/** One row an entity and bucket out of few rows that have an `entity_id` and a `bucket`. */
export function sumByBucket(merging: Merging, rows: SQL, columns: Column[]): SQL {
  const entity = merges(merging) ? sql`coalesce(v.base_model_id, v.id)` : sql`r.entity_id`
  const join = merges(merging) ? sql`join models v on v.id = r.entity_id` : sql``
  return sql`
    select r.bucket, ${entity} as entity_id, ${sums(named(columns))} from (${rows}) r ${join}
    group by r.bucket, ${entity}`
}

/** The ids whose rows belong to the entities that `ids` selects. */
export function membersOf(merging: Merging, ids: SQL): SQL {
  return merges(merging) ? sql`select id from models where coalesce(base_model_id, id) in (${ids})` : ids
}
