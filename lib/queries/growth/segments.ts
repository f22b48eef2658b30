import { type SQL, sql } from 'drizzle-orm'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/categories'
import type { WindowPair } from '@/lib/domain/growth/growth-window'
import type { EntityRef } from '../entity-rows'

/** Whose growth between which windows is asked for. */
export interface SegmentQuestion extends WindowPair {
  category: CategoryFilter
  of: EntityRef | null
}

/** The daily rows `r` of both windows, as a `from` and a `where`. The later window begins with `after.from`. */
export function segmentRows({ before, after, category, of }: SegmentQuestion): SQL {
  const conditions = [sql`r.day >= ${before.from} and r.day < ${after.until}`]
  if (category !== 'all') conditions.push(sql`r.category_id = ${categoryFilterId(category)}`)
  if (of) conditions.push(ownedBy(of))
  return sql`segment_daily r where ${sql.join(conditions, sql` and `)}`
}

/** A model's own are its variants too, where it is a base model. */
function ownedBy({ dimension, id }: EntityRef): SQL {
  switch (dimension) {
    case 'models':
      return sql`r.model_id in (select id from models where id = ${id} or base_model_id = ${id})`
    case 'authors':
      return sql`r.model_id in (select id from models where author_id = ${id})`
    case 'providers':
      return sql`r.provider_id = ${id}`
    case 'apps':
      return sql`r.app_id = ${id}`
  }
}

/** A measure of the rows `r`, summed for each of the two windows: `<name>0` and `<name>1`. */
export function inBothWindows(name: string, value: SQL, { after }: WindowPair): SQL {
  const sum = (condition: SQL) => sql`coalesce(exact_sum(${value}) filter (where ${condition}), 0)`
  return sql`${sum(sql`r.day < ${after.from}`)} as ${sql.identifier(`${name}0`)},
    ${sum(sql`r.day >= ${after.from}`)} as ${sql.identifier(`${name}1`)}`
}
