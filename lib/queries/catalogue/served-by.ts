import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { ModelProvider } from '@/lib/domain/entity/model-provider'
import { type Histogram, percentile, type SpeedMeasure } from '@/lib/domain/tokens/histogram'
import { getModelProviders } from '../entity/model-providers'
import { histogramOf, histogramText, type SpeedRow } from '../speed/speed-rows'

const fractions = { p50: 0.5, p75: 0.75, p90: 0.9, p99: 0.99 } as const

/** Percentiles in milliseconds, or in output tokens per 1,000 seconds. */
export type Percentiles = Record<keyof typeof fractions, number>

/** A provider of a model in the last seven complete days. */
export interface ServedBy extends ModelProvider {
  percentiles: Record<SpeedMeasure, Percentiles | null>
}

/** Who ran a model (its variants apart) in the last seven complete days, the one with most tokens first. */
export async function getServedBy(reader: Reader, modelId: number, now: Date): Promise<ServedBy[]> {
  const question = { period: 'week', range: null, variants: 'split' } as const
  const [served] = await getModelProviders(reader, [modelId], question, now)
  if (!served) return []
  const rows = await reader.execute<SpeedRow & { provider_id: number }>(sql`
    select r.provider_id, r.measure, ${histogramText} as histogram
    from (select *, week_requests as requests from speed_windows where model_id = ${modelId} and week_requests > 0) r
    group by r.provider_id, r.measure`)
  return served.providers.map((provider) => {
    const own = rows.filter((row) => row.provider_id === provider.id)
    const of = (measure: SpeedMeasure) => percentilesOf(measure, histogramOf(own, measure))
    return { ...provider, percentiles: { latency: of('latency'), throughput: of('throughput') } }
  })
}

function percentilesOf(measure: SpeedMeasure, histogram: Histogram): Percentiles | null {
  const values = Object.entries(fractions).map(([name, p]) => [name, percentile(measure, histogram, p)])
  return values.some(([, value]) => value === null) ? null : (Object.fromEntries(values) as Percentiles)
}
