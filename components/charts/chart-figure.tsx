import { chartSummary } from '@/lib/domain/chart-summary'
import { chartTexts, latestCounts } from '@/lib/domain/chart-texts'
import type { ChartView } from '@/lib/domain/chart-view'
import { text } from '@/lib/domain/messages'
import { ChartLegend, type LegendShape } from './chart-legend'
import { ChartStage } from './chart-stage'
import { StackedBars } from './stacked-bars'

interface ChartFigureProps {
  /** Unique in the page. */
  id: string
  view: ChartView
  legend: LegendShape
  /** Leaves the exact numbers to the page of its own. */
  isShort?: boolean
}

/**
 * A chart that is whole without scripts: what it shows in a sentence, the drawing, who is who, and the numbers.
 * When it comes into view the browser swaps the drawing for one that answers to pointer and keyboard.
 */
export function ChartFigure({ id, view, legend, isShort = false }: ChartFigureProps) {
  const summary = chartSummary(view)
  const chart = {
    id,
    view,
    legend,
    texts: chartTexts(view),
    latestCounts: legend === 'list' ? latestCounts(view) : [],
  }
  return (
    <figure>
      <figcaption className="mb-3 text-muted">{summary}</figcaption>
      <ChartStage {...chart} hasTable={!isShort}>
        <StackedBars id={id} view={view} label={text('charts.drawing', { title: view.title, summary })} />
        <ChartLegend {...chart} />
      </ChartStage>
    </figure>
  )
}
