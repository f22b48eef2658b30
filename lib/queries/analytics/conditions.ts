import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { idArray } from '../shared/source'
import { type AnalyticsRollup, tableOf } from './choose-rollup'
import { type AnalyticsDimension, analyticsDimensions } from './fields'

/** Values of a dimension that count alone, or that do not. Apps go by their id too. */
export interface AnalyticsFilter {
  dimension: AnalyticsDimension
  values: readonly (string | number)[]
  isExcluded: boolean
}

/** A filter with what its values are in the rollups. */
export interface ResolvedFilter extends AnalyticsFilter {
  ids: number[]
  /** Values that name nothing. */
  unknown: (string | number)[]
}

/** Looks the values up, each filter's at once. A hidden app is as unknown as one that never was. */
export async function resolveFilters(
  reader: Reader,
  filters: readonly AnalyticsFilter[],
): Promise<ResolvedFilter[]> {
  const resolved: ResolvedFilter[] = []
  for (const filter of filters) {
    const { table, slug } = analyticsDimensions[filter.dimension]
    const isShown = filter.dimension === 'app' ? sql`not hidden` : sql`true`
    const byId = filter.dimension === 'app' ? filter.values.filter((value) => typeof value === 'number') : []
    const rows = await reader.execute<{ id: number; slug: string }>(sql`
      select id, ${sql.identifier(slug)} as slug from ${sql.identifier(table)}
      where ${isShown} and (id = any (${idArray(byId)}) or ${sql.identifier(slug)} in (
        select jsonb_array_elements_text(${JSON.stringify(filter.values.map(String))}::jsonb)))`)
    const isKnown = (value: string | number) =>
      rows.some((row) => row.slug === String(value) || byId.some((id) => id === value && id === row.id))
    resolved.push({
      ...filter,
      ids: rows.map(({ id }) => id),
      unknown: filter.values.filter((value) => !isKnown(value)),
    })
  }
  return resolved
}

/** The condition on the rows of a rollup, alias `r`. */
export function conditionOf(
  rollup: AnalyticsRollup,
  filters: readonly ResolvedFilter[],
  dimensions: readonly AnalyticsDimension[],
): SQL {
  const isByCategory = [...dimensions, ...filters.map(({ dimension }) => dimension)].includes('category')
  const conditions = filters.map((filter) => filterCondition(rollup, filter))
  if (tableOf(rollup).byCategory) {
    conditions.push(isByCategory ? sql`r.category_id > 0` : sql`r.category_id = 0`)
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function filterCondition(rollup: AnalyticsRollup, { dimension, ids, isExcluded }: ResolvedFilter): SQL {
  const isIn = (key: string, list: SQL) =>
    isExcluded
      ? sql`r.${sql.identifier(key)} <> all (${list})`
      : sql`r.${sql.identifier(key)} = any (${list})`
  if (dimension === 'author' && rollup !== 'author') {
    return isIn('model_id', sql`array(select id from models where author_id = any (${idArray(ids)}))`)
  }
  return isIn(analyticsDimensions[dimension].key, idArray(ids))
}
