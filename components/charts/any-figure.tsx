import { type FigureView, isBarsView, isScatterView, isWaterfallView } from '@/lib/domain/charts/figure-view'
import { Waterfall } from '../growth/waterfall'
import { ChartFigure } from './chart-figure'
import { DistributionBars } from './distribution-bars'
import { ScatterChart } from './scatter-chart'

/** Whatever a picture can show, as a part of a page. */
export function AnyFigure({ id, view }: { id: string; view: FigureView }) {
  if (isScatterView(view)) return <ScatterChart view={view} />
  if (isWaterfallView(view)) {
    return (
      <figure>
        <figcaption className="mb-3 text-muted">{view.summary}</figcaption>
        <Waterfall view={view} isAlone />
      </figure>
    )
  }
  if (!isBarsView(view)) return <ChartFigure id={id} view={view} legend="line" />
  return (
    <figure>
      <figcaption className="mb-3 text-muted">{view.summary}</figcaption>
      {view.bars.length > 0 && <DistributionBars view={view} />}
    </figure>
  )
}
