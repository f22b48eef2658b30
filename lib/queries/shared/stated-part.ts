import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { Grain } from '@/lib/domain/time/buckets'
import { type Measures, noMeasures } from '@/lib/domain/tokens/measures'
import { getMeasureSeries } from '../series/measure-series'

type Stated = Pick<Measures, 'promptTokens' | 'completionTokens' | 'normalisedOwnTokens'>

/** All tokens of the usual span of a chart, and those of them that came with a normalised count. */
export async function getStatedPart(
  reader: Reader,
  { category, grain }: { category: CategoryFilter; grain: Grain },
  now: Date,
): Promise<Stated> {
  const asked = { category, grain, range: null, variants: 'merge', metric: 'tokens', top: 0 } as const
  const { buckets } = await getMeasureSeries(reader, null, asked, now)
  return buckets.reduce(
    (sum: Stated, { total }) => ({
      promptTokens: sum.promptTokens + total.promptTokens,
      completionTokens: sum.completionTokens + total.completionTokens,
      normalisedOwnTokens: sum.normalisedOwnTokens + total.normalisedOwnTokens,
    }),
    noMeasures,
  )
}
