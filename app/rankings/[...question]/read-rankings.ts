import { readSources } from '@/app/page-sources'
import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/dimension'
import type { BoardQuestion, ChartQuestion, PageQuestion } from '@/lib/domain/question'
import { getBoard } from '@/lib/queries/board'
import { hasData } from '@/lib/queries/freshness'
import { getSeries } from '@/lib/queries/series'

const CHART_TOP = 9
const LIST_TOP = 10
const APPS_TOP = 20

export type Rankings = Awaited<ReturnType<typeof readRankings>>

/** Everything that the rankings page shows, from one snapshot. */
export async function readRankings(reader: Reader, question: PageQuestion, now: Date) {
  const board = (dimension: Dimension, limit: number) =>
    getBoard(reader, dimension, boardQuestion(question, dimension, limit), now)
  const series = (dimension: Dimension) => getSeries(reader, dimension, chartQuestion(question), now)
  return {
    sources: await readSources(reader),
    hasData: await hasData(reader),
    models: await board('models', question.top),
    authors: await board('authors', LIST_TOP),
    providers: await board('providers', LIST_TOP),
    apps: await board('apps', APPS_TOP),
    modelsOverTime: await series('models'),
    authorsOverTime: await series('authors'),
    providersOverTime: await series('providers'),
  }
}

/** Trending ranks growth, which says nothing about shares: the boards beside it keep to the week. */
export function boardQuestion(question: PageQuestion, dimension: Dimension, limit: number): BoardQuestion {
  const { category, variants, metric } = question
  const period = question.period === 'trending' && dimension !== 'models' ? 'week' : question.period
  return { category, period, range: null, variants, metric, limit, appGroup: null }
}

export function chartQuestion({ category, grain, variants, metric }: PageQuestion): ChartQuestion {
  return { category, grain, range: null, variants, metric, top: CHART_TOP, appGroup: null }
}
