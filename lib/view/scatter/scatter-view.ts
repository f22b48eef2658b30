import type { NumberKind } from '../text/number-kind'

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
 * Points on two logarithmic axes, drawn by `<ScatterChart>`. A point with a zero, or with a change to nothing, has no
 * place there: it stands in the table alone.
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
  /** Whether values are changes, each a part of what was before, and so may be below zero. */
  hasChanges?: boolean
  /** In the order of the table. */
  points: ScatterPoint[]
}
