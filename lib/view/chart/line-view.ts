import type { Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { NumberKind } from '../text/number-kind'
import { type BucketTick, bucketTicks } from './chart-ticks'
import { bucketTotal, type ChartMark, type ChartSeries, type ChartView, latestIndex } from './chart-view'

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
  /**
   * Linear from zero, or only around values that lie near each other, or logarithmic, where zeros are gaps too, or of
   * ranks with the first on top.
   */
  axis: 'linear' | 'near' | 'log' | 'rank'
  grain: Grain
  series: ChartSeries[]
  buckets: LineBucket[]
  /** Whether some of it is estimated from sampled requests. */
  estimated: boolean
  marks?: ChartMark[]
  /** Where the general sentence about lines would miss the point. */
  summary?: string
  /** Where the buckets are no calendar, such as days since a release: what they are, and the labels below them. */
  columns?: { label: string; ticks: BucketTick[] }
  /** The bucket that legends speak of, where it is not the last complete one. */
  latest?: number
}

/** Every chart over time: what `<ChartFigure>` draws. */
export type AnyChartView = ChartView | LineView

export function isLineView(view: AnyChartView): view is LineView {
  return 'kind' in view
}

/**
 * Which bucket a legend speaks of; -1 where there is none. Where it names the bucket's own series alone, a bucket
 * without any would leave it empty.
 */
export function legendIndex(view: AnyChartView): number {
  if (isLineView(view)) return view.latest ?? latestIndex(view.buckets)
  const latest = latestIndex(view.buckets)
  if (!view.isOwnTop) return latest
  const named = view.buckets.findLastIndex((bucket) => !bucket.isPartial && bucketTotal(bucket) > 0n)
  return named >= 0 ? named : latest
}

/** The labels below the plot. */
export function columnTicks(view: AnyChartView): BucketTick[] {
  if (isLineView(view) && view.columns) return view.columns.ticks
  return bucketTicks(
    view.buckets.map(({ bucket }) => bucket),
    view.grain,
  )
}

/** The keys of the series that are not drawn at first. */
export function quietKeys({ series }: AnyChartView): ReadonlySet<string> {
  return new Set(series.filter(({ isQuiet }) => isQuiet).map(({ key }) => key))
}
