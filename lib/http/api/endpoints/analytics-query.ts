import { z } from 'zod'
import { chooseRollup } from '@/lib/queries/analytics/choose-rollup'
import { resolveFilters } from '@/lib/queries/analytics/conditions'
import {
  type AnalyticsMetric,
  analyticsDimensionNames,
  analyticsMetricNames,
  metricEntry,
} from '@/lib/queries/analytics/fields'
import { knowsDays } from '@/lib/queries/analytics/known-days'
import { type AnalyticsRow, queryAnalytics } from '@/lib/queries/analytics/query'
import { knowsPrices } from '@/lib/queries/prices/known-prices'
import { HttpError } from '../../errors'
import { refuse } from '../../export/export-checks'
import { analyticsBody, daysOf, filtersOf, rowsOf } from '../analytics-question'
import { defineEndpoint } from '../endpoint'
import { rangeMetaSchema, readRangeMeta } from '../meta'

const NANO_USD = 1_000_000_000

const rowSchema = z
  .object({
    ...Object.fromEntries(
      ['date__day', 'date__week', 'date__month', ...analyticsDimensionNames].map((name) => [
        name,
        z.string().optional(),
      ]),
    ),
    ...Object.fromEntries(
      analyticsMetricNames.map((name) => [
        name,
        isCount(name) ? z.string().optional() : z.number().nullable().optional(),
      ]),
    ),
  })
  .meta({
    description:
      'The bucket (`date__day`, its first moment), the slugs of the dimensions, and the metrics: counts as decimal ' +
      'texts, dollars and ratios as numbers, null where nothing can be divided. Hidden apps are `other`, together.',
  })

export const analyticsQuery = defineEndpoint({
  method: 'POST',
  path: '/analytics/query',
  operationId: 'queryAnalytics',
  tag: 'Analytics',
  summary: 'Figures by up to two dimensions and by day, week or month',
  description:
    'Sums over complete days, from the rollups. All metrics are known by a model, an author, a provider or an app, each ' +
    'with categories or without; with two of these at once cached tokens and tool calls are not.',
  query: z.strictObject({}),
  body: analyticsBody,
  answer: z.object({
    data: z.object({
      data: z.array(rowSchema),
      metadata: z.object({
        query_time_ms: z.number(),
        row_count: z.int(),
        truncated: z.boolean().meta({ description: 'Whether a limit left rows out.' }),
      }),
      warnings: z.array(z.string()).optional(),
    }),
    meta: rangeMetaSchema,
  }),
  async read({ body }, context) {
    const { reader, freshness } = context
    const asked = rowsOf(body)
    const { range, warnings } = await daysOf(body, context)
    const filters = await resolveFilters(reader, filtersOf(body))
    const fields = [...new Set([...asked.dimensions, ...filters.map(({ dimension }) => dimension)])]
    const rollup = chooseRollup(fields, asked.metrics)
    if (typeof rollup !== 'string') {
      const { known } = rollup
      throw refuse('metrics', `by ${fields.join(' and ')} at once can be of ${known.join(', ')}`, known)
    }
    if (!(await knowsDays(reader, rollup, range))) throw unknownDays()
    const startedAt = performance.now()
    const { rows, isTruncated } = await queryAnalytics(
      reader,
      { ...asked, rollup, range, filters },
      freshness.dataThrough,
    )
    const tookMs = performance.now() - startedAt
    const isPriced = !asked.metrics.includes('usd_per_million_tokens') || (await knowsPrices(reader, range))
    const unresolved = filters.flatMap(({ dimension, unknown }) =>
      unknown.map((value) => `There is no ${dimension} ${value}.`),
    )
    const said = [...warnings, ...unresolved]
    return {
      data: {
        data: rows.map((row) => rowOf(row, asked.metrics, asked.dimensions, asked.grain, isPriced)),
        metadata: {
          query_time_ms: Math.round(tookMs * 10) / 10,
          row_count: rows.length,
          truncated: isTruncated,
        },
        ...(said.length > 0 && { warnings: said }),
      },
      meta: await readRangeMeta(context, range),
    }
  },
})

function isCount(metric: AnalyticsMetric): boolean {
  const { format, isRate } = metricEntry(metric)
  return format === 'number' && !isRate
}

function rowOf(
  row: AnalyticsRow,
  metrics: readonly AnalyticsMetric[],
  dimensions: readonly string[],
  grain: string | null,
  isPriced: boolean,
): Record<string, string | number | null> {
  const values = metrics.map((name) => {
    const value = row[name] as bigint | number | null
    if (isCount(name)) return [name, String(value)]
    if (name === 'usd_per_million_tokens' && !isPriced) return [name, null]
    return [name, typeof value === 'bigint' ? Number(value) / NANO_USD : value]
  })
  return {
    ...(grain && { [`date__${grain}`]: `${row.bucket}T00:00:00.000Z` }),
    ...Object.fromEntries(dimensions.map((name) => [name, row[name]])),
    ...Object.fromEntries(values),
  }
}

function unknownDays(): HttpError {
  return new HttpError({
    status: 400,
    code: 'unknown_days',
    message:
      'Some of the days were sealed before what is asked was counted: ask for later days, or for fewer dimensions and filters.',
    details: { field: 'time_range' },
  })
}
