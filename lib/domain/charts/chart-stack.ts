import { tickPercent } from '../format'
import type { AxisTick } from './chart-lines'
import { tickValue } from './chart-reading'
import { axisScale, shareScale } from './chart-scale'
import { bucketTotal, type ChartBucket, type ChartView, highestTotal } from './chart-view'

/** The drawing's own units: it is stretched to the size of its box, so these only set how fine it is. */
export const PLOT_HEIGHT = 1000
export const SLOT_WIDTH = 20
const BAR_WIDTH = 16

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
export function seriesPaths(view: Pick<ChartView, 'mode' | 'buckets' | 'series'>): string[] {
  const paths = view.series.map(() => '')
  const { top } = valueScale(view)
  for (const [column, bucket] of view.buckets.entries()) {
    const edges = stackEdges(bucket.values, barTop(view, bucket, top), PLOT_HEIGHT)
    const left = column * SLOT_WIDTH + (SLOT_WIDTH - BAR_WIDTH) / 2
    for (const row of view.series.keys()) {
      const height = edges[row + 1]! - edges[row]!
      if (height > 0) paths[row] += `M${left} ${PLOT_HEIGHT - edges[row]!}v-${height}h${BAR_WIDTH}v${height}z`
    }
  }
  return paths
}

/** Where the unfinished bars stand, to hatch them: parts of the plot from 0 to 1, y downwards. */
export function partialBars(view: Pick<ChartView, 'mode' | 'buckets'>): Rectangle[] {
  const { top } = valueScale(view)
  return view.buckets.flatMap((bucket, column) => {
    if (!bucket.isPartial) return []
    const edges = stackEdges(bucket.values, barTop(view, bucket, top), PLOT_HEIGHT)
    const height = edges.at(-1)! / PLOT_HEIGHT
    const margin = (1 - BAR_WIDTH / SLOT_WIDTH) / 2
    const width = BAR_WIDTH / SLOT_WIDTH / view.buckets.length
    return height > 0 ? [{ x: (column + margin) / view.buckets.length, y: 1 - height, width, height }] : []
  })
}

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** The chart's axis: round counts, or quarters of 100 %. */
export function valueScale(view: Pick<ChartView, 'mode' | 'buckets'>) {
  return view.mode === 'share' ? shareScale : axisScale(highestTotal(view.buckets))
}

/** The axis with its texts: the ticks' heights are parts of the top. */
export function amountTicks(view: Pick<ChartView, 'mode' | 'metric' | 'buckets'>): {
  top: bigint
  ticks: AxisTick[]
} {
  const { top, ticks } = valueScale(view)
  const label = (tick: bigint) => (view.mode === 'share' ? tickPercent(tick) : tickValue(view.metric, tick))
  return {
    top,
    ticks: ticks.map((tick) => ({ height: Number((tick * 10_000n) / top) / 10_000, label: label(tick) })),
  }
}
