import type { ReactNode } from 'react'
import type { AxisTick } from '@/lib/view/chart/chart-lines'
import { type AnyChartView, columnTicks } from '@/lib/view/chart/line-view'
import { percentage } from './percentage'

interface PlotFrameProps {
  view: AnyChartView
  /** What the drawing says, for those who do not see it. */
  label: string
  ticks: AxisTick[]
  /** How high zero is, from 0 to 1. */
  ground?: number
  /** The size of the drawing's own units, which are stretched to the plot. */
  units: { width: number; height: number }
  /** Drawn in those units. */
  drawing: ReactNode
  /** Drawn in parts of the plot, over the drawing. */
  over?: ReactNode
}

/**
 * The axes around a drawing, as one SVG that fits any width without scripts: the drawing is stretched to the plot,
 * while the texts are placed by per cent and keep their size.
 */
export function PlotFrame({ view, label, ticks, ground = 0, units, drawing, over }: PlotFrameProps) {
  const columns = view.buckets.length
  return (
    <svg width="100%" height="100%" role="img" aria-label={label}>
      {ticks.map(({ height, label: tick }) => {
        const y = percentage(1 - height)
        return (
          <g key={height}>
            {height !== ground && <line className="grid" x1="0" x2="100%" y1={y} y2={y} />}
            <text x="100%" dx="8" y={y} dy="0.32em">
              {tick}
            </text>
          </g>
        )
      })}
      <svg
        width="100%"
        height="100%"
        viewBox={`0 0 ${units.width} ${units.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {drawing}
      </svg>
      {over}
      <line className="ground" x1="0" x2="100%" y1={percentage(1 - ground)} y2={percentage(1 - ground)} />
      {columnTicks(view).map((tick) => (
        <text
          key={tick.index}
          x={percentage((tick.index + (tick.isAtEdge ? 0 : 0.5)) / columns)}
          y="100%"
          dy="16"
          textAnchor={tick.isAtEdge ? 'start' : 'middle'}
          className={tick.isMinor ? 'max-md:hidden' : undefined}
        >
          {tick.label}
        </text>
      ))}
    </svg>
  )
}
