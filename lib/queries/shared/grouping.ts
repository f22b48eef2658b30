import { type SQL, sql } from 'drizzle-orm'
import { type Dimension, isClassing } from '@/lib/domain/entity/dimension'
import type { Variants } from '@/lib/domain/traffic/question'
import { modelClasses } from './classes'
import { type Column, named, sums } from './measures'

/** How rows of an entity become one: variants of a model can count as their base, and models as their class. */
export interface Grouping {
  dimension: Dimension
  variants: Variants
}

/** Whether several entities of the rollup stand for one of the list. */
export function groups({ dimension, variants }: Grouping): boolean {
  return isClassing(dimension) || (dimension === 'models' && variants === 'merge')
}

/**
 * One row an entity out of rows that have an `entity_id`. They are summed as they are first: finding the base of a
 * model for each row of a year would take longer than that.
 */
export function sumByEntity(grouping: Grouping, rows: SQL, columns: Column[]): SQL {
  const summed = sql`select r.entity_id, ${sums(named(columns))} from (${rows}) r group by r.entity_id`
  if (!groups(grouping)) return summed
  return sql`
    select g.listed_id as entity_id, ${sums(named(columns))}
    from (${summed}) r join ${listedModels(grouping)} g on g.id = r.entity_id group by g.listed_id`
}

/** One row an entity and bucket out of rows that have an `entity_id` and a `bucket`. */
export function sumByBucket(grouping: Grouping, rows: SQL, columns: Column[]): SQL {
  const entity = groups(grouping) ? sql`g.listed_id` : sql`r.entity_id`
  const join = groups(grouping) ? sql`join ${listedModels(grouping)} g on g.id = r.entity_id` : sql``
  return sql`
    select r.bucket, ${entity} as entity_id, ${sums(named(columns))} from (${rows}) r ${join}
    group by r.bucket, ${entity}`
}

/** The ids whose rows belong to the entities that `ids` selects. */
export function membersOf(grouping: Grouping, ids: SQL): SQL {
  return groups(grouping)
    ? sql`select g.id from ${listedModels(grouping)} g where g.listed_id in (${ids})`
    : ids
}

/** Every model with what it is listed as, worked out once for each of them and not for each row joined to it. */
function listedModels({ dimension }: Grouping): SQL {
  return isClassing(dimension)
    ? sql`(${modelClasses(dimension)} offset 0)`
    : sql`(select v.id, coalesce(v.base_model_id, v.id) as listed_id from models v offset 0)`
}
