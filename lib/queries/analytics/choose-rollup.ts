import { measuresOf, type RollupName, type RollupTable, rollupTables } from '@/db/schema/rollups'
import {
  type AnalyticsDimension,
  type AnalyticsMetric,
  analyticsDimensions,
  analyticsMetricNames,
  metricEntry,
} from './fields'

/** The rollups that count all traffic, the ones with fewer rows first. */
const bySize = [
  'category',
  'author',
  'provider',
  'app',
  'model',
  'provider_model',
  'app_model',
  'segment',
] as const satisfies readonly RollupName[]

export type AnalyticsRollup = (typeof bySize)[number]

/** No rollup counts the metrics by all the dimensions at once. */
export interface NoRollup {
  /** The metrics that one does. */
  known: AnalyticsMetric[]
}

/** The smallest rollup that knows the metrics by all the dimensions that are grouped or picked by. */
export function chooseRollup(
  dimensions: readonly AnalyticsDimension[],
  metrics: readonly AnalyticsMetric[],
): AnalyticsRollup | NoRollup {
  const apart = bySize.filter((rollup) => dimensions.every((dimension) => isKeyOf(rollup, dimension)))
  const found = apart.find((rollup) => metrics.every((metric) => counts(rollup, metric)))
  if (found) return found
  const known = analyticsMetricNames.filter((metric) => apart.some((rollup) => counts(rollup, metric)))
  return { known }
}

/** Whether a rollup has a row for each value of the dimension; a model says who its author is. */
export function isKeyOf(rollup: AnalyticsRollup, dimension: AnalyticsDimension): boolean {
  const { keys, byCategory } = tableOf(rollup)
  if (dimension === 'category' && byCategory) return true
  if (dimension === 'author' && keys.includes('model_id')) return true
  return keys.includes(analyticsDimensions[dimension].key)
}

export function tableOf(rollup: AnalyticsRollup): RollupTable {
  return rollupTables.find(({ name }) => name === rollup)!
}

function counts(rollup: AnalyticsRollup, metric: AnalyticsMetric): boolean {
  const measures: readonly string[] = measuresOf(tableOf(rollup))
  return metricEntry(metric).columns.every((column) => measures.includes(column))
}
