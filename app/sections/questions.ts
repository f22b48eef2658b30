import type { Dimension } from '@/lib/domain/entity/dimension'
import type { Metric } from '@/lib/domain/tokens/measures'
import type { MeasureQuestion } from '@/lib/domain/traffic/measure-series'
import type { BoardQuestion, ChartQuestion } from '@/lib/domain/traffic/question'
import type { PageQuestion } from '@/lib/view/address/page-path'
import { chartTop } from '@/lib/view/boards/chart-top'

/** Lines cross, where bars stand on each other: fewer can be told apart. */
export const LINES_TOP = 6

/** Trending ranks the growth of models; for anything else it means its week. */
export function boardQuestion(question: PageQuestion, dimension: Dimension, limit: number): BoardQuestion {
  const { category, variants, metric, appGroup } = question
  const ranksGrowth = dimension === 'models' || dimension === 'apps'
  const period = question.period === 'trending' && !ranksGrowth ? 'week' : question.period
  return { category, period, range: null, variants, metric, limit, appGroup }
}

/** Bars name the largest of each bucket; lines go on from bucket to bucket, so they are of the whole range. */
export function chartQuestion(question: PageQuestion, dimension: Dimension): ChartQuestion {
  const { category, grain, variants, metric, appGroup, view } = question
  const topOf = view === 'log' ? 'range' : 'bucket'
  return { category, grain, range: null, variants, metric, top: chartTop(dimension), topOf, appGroup }
}

/** The days of a board that ranks no growth. */
export function windowQuestion({ category, period, variants }: PageQuestion) {
  return { category, period: period === 'trending' ? 'week' : period, range: null, variants } as const
}

/** Measures over time, of the entities with most of the metric. */
export function measureQuestion(
  { category, grain, variants }: PageQuestion,
  metric: Metric,
): MeasureQuestion {
  return { category, grain, range: null, variants, metric, top: LINES_TOP }
}
