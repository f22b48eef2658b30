import type { Additive } from '@/db/schema/rollup-columns'
import { dimensions } from '@/lib/domain/entity/dimension'

/** What figures can be grouped and picked by. */
export const analyticsDimensions = {
  model: dimensions.models,
  author: dimensions.authors,
  provider: dimensions.providers,
  app: dimensions.apps,
  category: dimensions.categories,
} as const

export type AnalyticsDimension = keyof typeof analyticsDimensions

export const analyticsDimensionNames = Object.keys(analyticsDimensions) as [
  AnalyticsDimension,
  ...AnalyticsDimension[],
]

interface MetricEntry {
  format: 'number' | 'currency' | 'percent'
  /** The columns that it is made of: it is their sum, or the first times `times` over the second. */
  columns: readonly Additive[]
  /** A ratio, of the sums of its columns. */
  isRate: boolean
  /** What the first column is multiplied by before it is divided. */
  times?: number
}

const count = (...columns: Additive[]): MetricEntry => ({ format: 'number', columns, isRate: false })

/** What can be asked for, in OpenRouter's words where it has any. */
export const analyticsMetrics = {
  request_count: count('requests'),
  tokens_total: count('prompt_tokens', 'completion_tokens'),
  tokens_prompt: count('prompt_tokens'),
  tokens_completion: count('completion_tokens'),
  tokens_reasoning: count('reasoning_tokens'),
  tokens_cached: count('cached_tokens'),
  tokens_normalised: count('normalised_tokens'),
  tokens_normalised_own: count('normalised_own_tokens'),
  tool_call_count: count('tool_calls'),
  tool_request_count: count('tool_requests'),
  unpriced_request_count: count('unpriced_requests'),
  total_usage: { format: 'currency', columns: ['cost_nano_usd'], isRate: false },
  usd_per_million_tokens: {
    format: 'currency',
    columns: ['cost_nano_usd', 'priced_tokens'],
    isRate: true,
    times: 1e-3,
  },
  tokenizer_ratio: {
    format: 'number',
    columns: ['normalised_own_tokens', 'normalised_tokens'],
    isRate: true,
  },
  cache_hit_rate: { format: 'percent', columns: ['cached_tokens', 'prompt_tokens'], isRate: true },
} as const satisfies Record<string, MetricEntry>

export type AnalyticsMetric = keyof typeof analyticsMetrics

export const analyticsMetricNames = Object.keys(analyticsMetrics) as [AnalyticsMetric, ...AnalyticsMetric[]]

export function metricEntry(metric: AnalyticsMetric): MetricEntry {
  return analyticsMetrics[metric]
}
