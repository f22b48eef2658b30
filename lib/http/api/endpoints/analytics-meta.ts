import { z } from 'zod'
import { grains } from '@/lib/domain/time/buckets'
import { analyticsDimensionNames, analyticsMetricNames, metricEntry } from '@/lib/queries/analytics/fields'
import { operators } from '../analytics-question'
import { defineEndpoint } from '../endpoint'
import { metaSchema, readMeta } from '../meta'

const named = { name: z.string(), display_label: z.string() }

export const analyticsMeta = defineEndpoint({
  path: '/analytics/meta',
  operationId: 'getAnalyticsMeta',
  tag: 'Analytics',
  summary: 'What /analytics/query takes',
  description: 'The metrics, dimensions, operators and granularities of `/analytics/query`.',
  query: z.strictObject({}),
  answer: z.object({
    data: z.object({
      metrics: z.array(
        z.object({
          ...named,
          is_rate: z.boolean().meta({ description: 'A ratio of sums, so that it cannot be added up.' }),
          display_format: z.enum(['number', 'currency', 'percent']),
        }),
      ),
      dimensions: z.array(z.object(named)),
      granularities: z.array(z.object(named)),
      operators: z.array(z.object({ name: z.string(), value_type: z.enum(['scalar', 'array']) })),
    }),
    meta: metaSchema,
  }),
  async read(_, context) {
    return {
      data: {
        metrics: analyticsMetricNames.map((name) => {
          const { isRate, format } = metricEntry(name)
          return { name, display_label: labelOf(name), is_rate: isRate, display_format: format }
        }),
        dimensions: analyticsDimensionNames.map(nameOf),
        granularities: grains.map(nameOf),
        operators: Object.entries(operators).map(([name, { isSet }]) => ({
          name,
          value_type: isSet ? ('array' as const) : ('scalar' as const),
        })),
      },
      meta: await readMeta(context),
    }
  },
})

const nameOf = (name: string) => ({ name, display_label: labelOf(name) })

/** `request_count` is shown as `Request count`. */
function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ').replace(/\busd\b/, 'USD')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
