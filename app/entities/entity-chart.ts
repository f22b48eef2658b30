import { getCategoryRanks } from '@/lib/queries/boards/ranks'
import { getLaunches } from '@/lib/queries/entity/launches'
import { fromFirstTraffic, splitView } from '@/lib/view/chart/chart-views'
import { launchCurves, rankCurves } from '@/lib/view/chart/curve-view'
import { meansView, requestsView } from '@/lib/view/entity/entity-charts'
import type { FigureView } from '@/lib/view/figure/figure-view'
import type { EntityChart } from '@/lib/view/picture/entity-charts'
import { text } from '@/lib/view/text/messages'
import type { ChartContext } from './context'
import { readGrowth } from './growth'
import { readParts } from './parts-chart'

/** One chart of the page of one thing, as the page has it; null where there is nothing of it. */
export async function entityChart(
  context: ChartContext,
  chart: EntityChart | null,
): Promise<FigureView | null> {
  const { reader, of, id, dimension, slug, name, variants, now } = context
  switch (chart) {
    case 'ranks':
      return of && rankCurves(await getCategoryRanks(reader, of, variants, now), slug, name)
    case 'launch':
      return launchCurves(await getLaunches(reader, id))
    case 'requests':
      return requestsView(await readGrowth(context), dimension, slug, name)
    case 'means':
      return meansView(await readGrowth(context), dimension, slug, name)
    case null: {
      const series = await readGrowth(context)
      const title = text('charts.tokensOf', { grain: series.grain, name })
      return fromFirstTraffic(splitView(series, dimension, slug, title))
    }
    default:
      return (await readParts(context, chart)).view
  }
}
