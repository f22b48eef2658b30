import type { Dimension } from '@/lib/domain/dimension'
import type { BoardQuestion, ChartQuestion, PageQuestion } from '@/lib/domain/question'

export const CHART_TOP = 9

/** Trending ranks the growth of models; for anything else it means its week. */
export function boardQuestion(question: PageQuestion, dimension: Dimension, limit: number): BoardQuestion {
  const { category, variants, metric, appGroup } = question
  const ranksGrowth = dimension === 'models' || dimension === 'apps'
  const period = question.period === 'trending' && !ranksGrowth ? 'week' : question.period
  return { category, period, range: null, variants, metric, limit, appGroup }
}

export function chartQuestion({ category, grain, variants, metric, appGroup }: PageQuestion): ChartQuestion {
  return { category, grain, range: null, variants, metric, top: CHART_TOP, appGroup }
}
