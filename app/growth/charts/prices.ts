import { PRICE_DAYS } from '@/lib/domain/growth/price-answers'
import { getPriceAnswers, type PriceAnswers } from '@/lib/queries/growth/price-answers'
import { priceAnswerScatter } from '@/lib/view/growth/price-answer-scatter'
import type { ScatterView } from '@/lib/view/scatter/scatter-view'
import { text } from '@/lib/view/text/messages'
import { type GrowthChartOf, readOnce } from './chart'

/** Changes of prices of everything, a category, a model or an author; null for what has no prices of its own. */
export const readPriceAnswers = readOnce(async ({ reader, question, of }): Promise<PriceAnswers | null> => {
  if (of && of.dimension !== 'models' && of.dimension !== 'authors') return null
  return getPriceAnswers(reader, question.category, of)
})

/** Every change of a price by how volume moved. */
export const priceChangesChart: GrowthChartOf<ScatterView> = async (context) => {
  const found = await readPriceAnswers(context)
  return found && priceAnswerScatter(found.answers, text('growth.prices.chart', { days: PRICE_DAYS }))
}
