import { type NumberKind, tickNumber } from '../text/number-kind'
import { heightOn, linearScale, logScale, type NumberScale, nearScale, rankScale } from './chart-log'
import { tickValue } from './chart-reading'
import { type AnyChartView, isLineView, type LineView, quietKeys } from './line-view'

/** The drawing's own units: it is stretched to its box, so these only set how fine it is. */
export const LINE_HEIGHT = 1000
export const LINE_SLOT = 20

export interface AxisTick {
  /** From the ground, 0 to 1. */
  height: number
  label: string
}

export interface LinePlot {
  ticks: AxisTick[]
  /** By series and bucket, 0 to 1; null where there is a gap. */
  heights: (number | null)[][]
}

/** Whether a chart is drawn as lines. */
export function hasLines(view: AnyChartView): boolean {
  return isLineView(view) || view.mode === 'log'
}

/** Where lines run. The axis follows the series that are shown. */
export function linePlot(view: AnyChartView, hidden = quietKeys(view)): LinePlot {
  const axis = isLineView(view) ? view.axis : 'log'
  const values = view.series.map(({ key }, row) =>
    view.buckets.map((bucket) => {
      const value = bucket.values[row] ?? null
      if (value === null || hidden.has(key) || (axis === 'log' && value <= 0)) return null
      return Number(value)
    }),
  )
  const known = values.flat().filter((value) => value !== null)
  const highest = known.reduce((one, other) => Math.max(one, other), 0)
  const lowest = known.reduce((one, other) => Math.min(one, other), highest)
  const scale = scaleOf(axis, lowest, highest, isLineView(view) && wholeKinds.has(view.kind))
  return {
    ticks: scale.ticks.map((tick) => ({ height: heightOn(scale, axis, tick), label: tickLabel(view, tick) })),
    heights: values.map((row) => row.map((value) => (value === null ? null : heightOn(scale, axis, value)))),
  }
}

/** What comes in whole numbers, often few. */
const wholeKinds: ReadonlySet<NumberKind> = new Set(['accounts'])

function scaleOf(axis: LineView['axis'], lowest: number, highest: number, isWhole: boolean): NumberScale {
  if (axis === 'linear') return linearScale(highest, isWhole)
  if (axis === 'near') return nearScale(lowest, highest)
  if (axis === 'rank') return rankScale(highest)
  return highest > 0 ? logScale(lowest, highest) : logScale(1, 10)
}

function tickLabel(view: AnyChartView, tick: number): string {
  return isLineView(view) ? tickNumber(view.kind, tick) : tickValue(view.metric, BigInt(tick))
}

/** A line as SVG paths; what leads to or from a partial bucket apart, to be dashed. A lone point is a dot. */
export function linePaths(
  heights: (number | null)[],
  isPartial: boolean[],
): { solid: string; dashed: string } {
  const paths = { solid: '', dashed: '' }
  for (const [column, height] of heights.entries()) {
    if (height === null) continue
    const here = pointAt(column, height)
    const before = heights[column - 1] ?? null
    if (before !== null) {
      const kind = isPartial[column] || isPartial[column - 1] ? 'dashed' : 'solid'
      const isOpen = paths[kind].endsWith(pointAt(column - 1, before))
      paths[kind] += `${isOpen ? '' : `M${pointAt(column - 1, before)}`}L${here}`
    } else if ((heights[column + 1] ?? null) === null) {
      paths.solid += `M${here}h0`
    }
  }
  return paths
}

function pointAt(column: number, height: number): string {
  return `${(column + 0.5) * LINE_SLOT} ${Math.round((1 - height) * LINE_HEIGHT)}`
}
