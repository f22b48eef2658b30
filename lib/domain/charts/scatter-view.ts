import type { NumberKind } from './number-kind'

export interface ScatterPoint {
  name: string
  href: string
  colour: string
  x: number
  y: number
  /** The exact values, for the table. */
  xText: string
  yText: string
  /** How large the point is among the others, 0 to 1: the largest are named first. The height counts where it is absent. */
  size?: number
  /** Shown under the pointer. */
  title: string
}

/**
 * Points on two axes, drawn by `<ScatterChart>`. They are logarithmic, where a point with a zero has no place and
 * stands in the table alone, or, of changes, linear around a zero.
 */
export interface ScatterView {
  title: string
  /** One sentence that says what the chart shows. */
  summary: string
  /** What a point is: the head of the table's first column. */
  nameLabel: string
  xLabel: string
  yLabel: string
  xKind: NumberKind
  yKind: NumberKind
  /** Whether values may be below zero. */
  isSigned?: boolean
  /** In the order of the table. */
  points: ScatterPoint[]
}
