import { TOKENIZER_LINES } from '@/lib/domain/growth/tokenizers'
import { getTokenizersOverTime } from '@/lib/queries/growth/tokenizers'
import type { LineView } from '@/lib/view/chart/line-view'
import { ratioLines } from '@/lib/view/chart/ratio-view'
import { text } from '@/lib/view/text/messages'
import type { GrowthChartOf } from './chart'

/** What the tokenizers of the largest models make of the same text; null where nothing states a normalised count. */
export const tokenizerChart: GrowthChartOf<LineView> = async ({ reader, question, of, now }) => {
  if (of?.dimension === 'providers' || of?.dimension === 'apps') return null
  const { category } = question
  const asked = { category, grain: 'week', range: null, top: TOKENIZER_LINES } as const
  const series = await getTokenizersOverTime(reader, asked, now, of)
  if (series.buckets.every(({ total }) => total.normalisedTokens === 0n)) return null
  return ratioLines(series, 'tokenizer', text('growth.tokenizers.chart'))
}
