'use client'

import type { BucketTick } from '@/lib/view/chart/chart-ticks'

interface BucketLabelProps {
  /** The middle of the bar. */
  x: number
  y: number
  /** Half the width of a bar's slot. */
  half: number
  tick: BucketTick | undefined
}

/** A date below the bars, placed as in the drawing of the server. */
export function BucketLabel({ x, y, half, tick }: BucketLabelProps) {
  if (!tick) return null
  return (
    <text x={tick.isAtEdge ? x - half : x} y={y} dy={8} textAnchor={tick.isAtEdge ? 'start' : 'middle'}>
      {tick.label}
    </text>
  )
}
