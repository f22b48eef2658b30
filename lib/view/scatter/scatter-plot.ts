import { changeScale } from '../chart/change-scale'
import { heightOn, logScale } from '../chart/chart-log'
import { type NumberKind, tickNumber } from '../text/number-kind'
import type { ScatterPoint, ScatterView } from './scatter-view'

export interface PlacedPoint extends ScatterPoint {
  /** Parts of the plot from 0 to 1, from the left and from the ground. */
  across: number
  up: number
  /** In pixels. */
  radius: number
}

export interface ScatterPlot {
  points: PlacedPoint[]
  /** Where zero is on both axes, in parts of the plot; null where they have none. */
  origin: { across: number; up: number } | null
  xTicks: { at: number; label: string }[]
  yTicks: { at: number; label: string }[]
}

interface Axis {
  place: (value: number) => number
  ticks: { at: number; label: string }[]
}

const RADIUS = { least: 4, most: 11 }

/** Where points stand, the large ones first so that small ones are drawn over them. */
export function scatterPlot(view: ScatterView): ScatterPlot {
  const least = view.hasChanges ? -1 : 0
  const points = view.points.filter(({ x, y }) => x > least && y > least)
  const axisOf = view.hasChanges ? changeAxis : logAxis
  const xAxis = axisOf(
    points.map(({ x }) => x),
    view.xKind,
  )
  const yAxis = axisOf(
    points.map(({ y }) => y),
    view.yKind,
  )
  const placed = points.map((point) => ({
    ...point,
    across: xAxis.place(point.x),
    up: yAxis.place(point.y),
    radius: RADIUS.least + Math.sqrt(point.size ?? 0) * (RADIUS.most - RADIUS.least),
  }))
  const weight = ({ size, up }: PlacedPoint) => size ?? up
  return {
    points: placed.sort((one, other) => weight(other) - weight(one)),
    origin: view.hasChanges ? { across: xAxis.place(0), up: yAxis.place(0) } : null,
    xTicks: xAxis.ticks,
    yTicks: yAxis.ticks,
  }
}

function logAxis(values: number[], kind: NumberKind): Axis {
  const lowest = values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
  const highest = values.reduce((one, other) => Math.max(one, other), 0)
  const scale = values.length > 0 ? logScale(lowest, highest) : logScale(1, 10)
  const place = (value: number) => Math.min(1, Math.max(0, heightOn(scale, 'log', value)))
  return { place, ticks: scale.ticks.map((tick) => ({ at: place(tick), label: tickNumber(kind, tick) })) }
}

function changeAxis(values: number[], kind: NumberKind): Axis {
  const scale = changeScale(Math.min(0, ...values), Math.max(0, ...values))
  const place = (value: number) => heightOn(scale, 'change', value)
  return { place, ticks: scale.ticks.map((tick) => ({ at: place(tick), label: tickNumber(kind, tick) })) }
}
