import type { BarsView } from '../chart/bars-view'
import type { AnyChartView } from '../chart/line-view'
import type { WaterfallView } from '../growth/waterfall'
import type { ScatterView } from '../scatter/scatter-view'

/** Everything that can stand as a picture, or alone in a frame: a chart over time, points, or bars of some kind. */
export type FigureView = AnyChartView | ScatterView | BarsView | WaterfallView

export function isScatterView(view: FigureView): view is ScatterView {
  return 'points' in view
}

export function isBarsView(view: FigureView): view is BarsView {
  return 'bars' in view && !isWaterfallView(view)
}

/** Bars that lead from one total to the next. */
export function isWaterfallView(view: FigureView): view is WaterfallView {
  return 'axisFrom' in view
}
