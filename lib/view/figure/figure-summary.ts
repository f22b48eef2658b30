import { chartSummary } from '../chart/chart-summary'
import { type FigureView, isBarsView, isScatterView, isWaterfallView } from './figure-view'

/** What a figure of any kind shows, in one sentence. */
export function figureSummary(view: FigureView): string {
  return isBarsView(view) || isScatterView(view) || isWaterfallView(view) ? view.summary : chartSummary(view)
}
