import { chartSummary } from '@/lib/domain/charts/chart-summary'
import { chartTexts, latestValues } from '@/lib/domain/charts/chart-texts'
import { type AnyChartView, isLineView } from '@/lib/domain/charts/line-view'
import { text } from '@/lib/domain/messages'
import { ChartLegend, type LegendShape } from './chart-legend'
import { ChartMarks } from './chart-marks'
import { ChartStage } from './chart-stage'
import { Lines } from './lines'
import { StackedBars } from './stacked-bars'

interface ChartFigureProps {
  /** Unique in the page. */
  id: string
  view: AnyChartView
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
    latestValues: legend === 'list' ? latestValues(view) : [],
  }
  const label = text('charts.drawing', { title: view.title, summary })
  return (
    <figure>
      <figcaption className="mb-3 text-muted">{summary}</figcaption>
      <ChartStage {...chart} hasTable={!isShort}>
        <div className={view.marks?.length ? 'chart-plot has-marks' : 'chart-plot'}>
          <ChartMarks view={view} texts={chart.texts} />
          {isLineView(view) || view.mode === 'log' ? (
            <Lines view={view} label={label} />
          ) : (
            <StackedBars id={id} view={view} label={label} />
          )}
        </div>
        <ChartLegend {...chart} />
      </ChartStage>
    </figure>
  )
}
