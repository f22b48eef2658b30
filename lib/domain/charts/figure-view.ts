import type { BarsView } from './bars-view'
import type { AnyChartView } from './line-view'
import type { ScatterView } from './scatter-view'

/** Everything that can stand as a picture, or alone in a frame: a chart over time, points, or a ranking as bars. */
export type FigureView = AnyChartView | ScatterView | BarsView

export function isScatterView(view: FigureView): view is ScatterView {
  return 'points' in view
}

export function isBarsView(view: FigureView): view is BarsView {
  return 'bars' in view
}
