import type { Grain } from '../buckets'
import type { Day } from '../day'
import type { ChartMark, ChartSeries, ChartView } from './chart-view'
import type { NumberKind } from './number-kind'

export interface LineBucket {
  bucket: Day
  /** `formatBucket(bucket, grain)`. */
  label: string
  isPartial: boolean
  /** One for each series, in their order; null where nothing is known, which leaves a gap in the line. */
  values: (number | null)[]
  /** What the table and the tooltip say instead of the number, where more digits are known: one for each series. */
  exact?: (string | null)[]
}

/**
 * A chart of values that do not add up (ratios, means, prices, percentiles): a line for each series. Made on the
 * server and drawn by `<ChartFigure>` like a `ChartView`: legend, table and tooltip behave the same, without totals
 * and shares. The way to a partial bucket is dashed.
 */
export interface LineView {
  title: string
  /** What the values are. A `percent` of 1 is 100 %; `dollarsPerMillion` are dollars, not nano-dollars. */
  kind: NumberKind
  /** Linear from zero, or logarithmic; there zeros are gaps too. */
  axis: 'linear' | 'log'
  grain: Grain
  series: ChartSeries[]
  buckets: LineBucket[]
  /** Whether some of it is estimated from sampled requests. */
  estimated: boolean
  marks?: ChartMark[]
}

/** Every chart over time: what `<ChartFigure>` draws. */
export type AnyChartView = ChartView | LineView

export function isLineView(view: AnyChartView): view is LineView {
  return 'kind' in view
}
