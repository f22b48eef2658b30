import { type FigureView, isBarsView, isScatterView, isWaterfallView } from '@/lib/view/figure/figure-view'
import { Waterfall } from '../growth/waterfall'
import { ChartFigure } from './chart-figure'
import type { LegendShape } from './chart-legend'
import { DistributionBars } from './distribution-bars'
import { ScatterChart } from './scatter/scatter-chart'

interface AnyFigureProps {
  /** Unique in the page. */
  id: string
  view: FigureView
  legend?: LegendShape
  /** Leaves the exact numbers to a table or file beside it. */
  isShort?: boolean
}

/** Whatever a picture can show, as a part of a page. */
export function AnyFigure({ id, view, legend = 'line', isShort }: AnyFigureProps) {
  if (isScatterView(view)) return <ScatterChart view={view} isShort={isShort} />
  if (isWaterfallView(view)) {
    return (
      <figure>
        <figcaption className="mb-3 text-muted">{view.summary}</figcaption>
        <Waterfall view={view} isAlone />
      </figure>
    )
  }
  if (!isBarsView(view)) return <ChartFigure id={id} view={view} legend={legend} isShort={isShort} />
  return (
    <figure>
      <figcaption className="mb-3 text-muted">{view.summary}</figcaption>
      {view.bars.length > 0 && <DistributionBars view={view} />}
    </figure>
  )
}
