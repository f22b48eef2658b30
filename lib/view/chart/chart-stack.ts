import { tickPercent } from '../text/format'
import type { AxisTick } from './chart-lines'
import { tickValue } from './chart-reading'
import { axisScale, shareScale } from './chart-scale'
import { bucketTotal, type ChartBucket, type ChartView, highestTotal } from './chart-view'
import { type SignedScale, signedScale, signedSpans } from './signed-stack'

/** The drawing's own units: it is stretched to the size of its box, so these only set how fine it is. */
export const PLOT_HEIGHT = 1000
export const SLOT_WIDTH = 20
const WIDEST_BAR = 16

/** The widest that a bar may be, as a part of the plot: one of a single bucket would be a block. */
export const WIDEST_PART = 1 / 15

/** In the drawing's units: less than a slot, and no more than a part of the plot. */
function barWidth(count: number): number {
  return Math.min(WIDEST_BAR, Math.round(count * SLOT_WIDTH * WIDEST_PART * 100) / 100)
}

/**
 * The edges of a stacked bar from the ground up, one more than there are values, in whole units of `height`.
 * Each edge is rounded on its own from the exact running sum, so that the parts always add up to the bar.
 */
export function stackEdges(values: bigint[], top: bigint, height: number): number[] {
  if (top <= 0n) return [0, ...values.map(() => 0)]
  let sum = 0n
  const edges = [0]
  for (const value of values) {
    sum += value
    edges.push(Number((sum * BigInt(height) * 2n + top) / (top * 2n)))
  }
  return edges
}

/** What a bar is measured against: the axis, or its own total where shares are shown. */
function barTop(view: Pick<ChartView, 'mode'>, bucket: ChartBucket, axisTop: bigint): bigint {
  return view.mode === 'share' ? bucketTotal(bucket) : axisTop
}

/** One SVG path for each series, holding its part of every bar: a tenth of the bytes of a rectangle each. */
export function seriesPaths(view: Stacked & Pick<ChartView, 'series'>): string[] {
  const paths = view.series.map(() => '')
  const scale = valueScale(view)
  const width = barWidth(view.buckets.length)
  for (const [column, bucket] of view.buckets.entries()) {
    const left = column * SLOT_WIDTH + (SLOT_WIDTH - width) / 2
    for (const [row, { low, high }] of partsOf(view, bucket, scale).entries()) {
      const height = high - low
      if (height > 0) paths[row] += `M${left} ${PLOT_HEIGHT - low}v-${height}h${width}v${height}z`
    }
  }
  return paths
}

/** Where the parts of a bar stand. */
function partsOf(view: Stacked, bucket: ChartBucket, scale: SignedScale): { low: number; high: number }[] {
  if (view.isSigned) return signedSpans(bucket.values, scale, PLOT_HEIGHT)
  const edges = stackEdges(bucket.values, barTop(view, bucket, scale.top), PLOT_HEIGHT)
  return bucket.values.map((_, row) => ({ low: edges[row]!, high: edges[row + 1]! }))
}

/** Where the unfinished bars stand, to hatch them: parts of the plot from 0 to 1, y downwards. */
export function partialBars(view: Stacked): Rectangle[] {
  const { top } = valueScale(view)
  return view.buckets.flatMap((bucket, column) => {
    if (!bucket.isPartial) return []
    const edges = stackEdges(bucket.values, barTop(view, bucket, top), PLOT_HEIGHT)
    const height = edges.at(-1)! / PLOT_HEIGHT
    const ownWidth = barWidth(view.buckets.length)
    const margin = (1 - ownWidth / SLOT_WIDTH) / 2
    const width = ownWidth / SLOT_WIDTH / view.buckets.length
    return height > 0 ? [{ x: (column + margin) / view.buckets.length, y: 1 - height, width, height }] : []
  })
}

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** What decides how bars stand. */
type Stacked = Pick<ChartView, 'mode' | 'buckets' | 'isSigned'>

/** The chart's axis: round counts, or quarters of 100 %. */
function valueScale(view: Stacked): SignedScale {
  if (view.isSigned) return signedScale(view.buckets)
  return { bottom: 0n, ...(view.mode === 'share' ? shareScale : axisScale(highestTotal(view.buckets))) }
}

/** The axis with its texts: the ticks' heights, and that of zero, are parts of the span from its one end to the other. */
export function amountTicks(view: Stacked & Pick<ChartView, 'metric'>): {
  span: bigint
  ground: number
  ticks: AxisTick[]
} {
  const { bottom, top, ticks } = valueScale(view)
  const span = top - bottom
  const heightOf = (value: bigint) => Number(((value - bottom) * 10_000n) / span) / 10_000
  const label = (tick: bigint) => (view.mode === 'share' ? tickPercent(tick) : tickValue(view.metric, tick))
  return {
    span,
    ground: heightOf(0n),
    ticks: ticks.map((tick) => ({ height: heightOf(tick), label: label(tick) })),
  }
}
