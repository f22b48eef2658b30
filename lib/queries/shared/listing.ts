import { type SQL, sql } from 'drizzle-orm'
import { type AppGroup, appGroupKinds } from '@/lib/domain/entity/app-groups'
import { type Dimension, dimensions, isClassing } from '@/lib/domain/entity/dimension'
import { classTable } from './classes'

/** The entities of a dimension as a table with the columns `id`, `slug` and `name`. */
export function listingTable(dimension: Dimension): SQL {
  if (isClassing(dimension)) return classTable(dimension)
  const { table, slug, name } = dimensions[dimension]
  return sql`(select id, ${sql.identifier(slug)} as slug, ${sql.identifier(name)} as name
    from ${sql.identifier(table)})`
}

/** Picks the rows with an `entity_id` (alias `r`) that may be listed; null where all may. */
export function listedOnly(dimension: Dimension, appGroup: AppGroup | null): SQL | null {
  if (dimension !== 'apps') return null
  // Hidden apps are few: one look at them is cheaper than one at each app.
  const isShown = sql`r.entity_id not in (select id from apps where hidden)`
  if (appGroup === null) return isShown
  const slugs = `{${appGroupKinds(appGroup).join(',')}}`
  return sql`${isShown} and r.entity_id in (select id from apps where categories && ${slugs}::text[])`
}
