import type { PageDimension } from '@/lib/domain/entity/dimension'
import { entityParts } from '@/lib/domain/entity/entity-parts'
import type { Grain } from '@/lib/domain/time/buckets'
import { getSeries } from '@/lib/queries/series/series'
import type { ChartView } from '@/lib/view/chart/chart-view'
import { fromFirstTraffic, seriesView } from '@/lib/view/chart/chart-views'
import { text } from '@/lib/view/text/messages'
import { type EntityContext, listQuestion } from './context'

const CHART_TOP = 9

export type PartsList = PageDimension

type PartsContext = Pick<
  EntityContext,
  'reader' | 'of' | 'dimension' | 'name' | 'category' | 'variants' | 'now'
>

/** What its tokens are made of over time: models as amounts, everything else as shares. */
export async function readParts(
  context: PartsContext,
  list: PartsList,
): Promise<{ view: ChartView; grain: Grain }> {
  const { reader, of, dimension, name, now } = context
  // What pairs of two things add up to is kept day by day: a year of it would be read row by row.
  const isKeptByWeek = dimension === 'categories' || entityParts[dimension][list]?.isWhole
  const grain = isKeptByWeek ? 'week' : 'day'
  const question = { ...listQuestion(context), grain, top: CHART_TOP, topOf: 'bucket' } as const
  const chart = await getSeries(reader, list, question, now, of)
  const mode = list === 'models' ? 'absolute' : 'share'
  const title = text(mode === 'share' ? 'entities.charts.shareBy' : 'entities.charts.tokensBy', {
    grain,
    name,
    dimension: text(`dimensions.${list}.inSentence`),
  })
  return { view: fromFirstTraffic(seriesView(chart, title, mode)), grain }
}
