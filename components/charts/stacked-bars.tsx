import { PLOT_HEIGHT, partialBars, SLOT_WIDTH, seriesPaths, valueScale } from '@/lib/domain/chart-stack'
import { bucketTicks } from '@/lib/domain/chart-ticks'
import type { ChartView } from '@/lib/domain/chart-view'
import { tickCount, tickPercent } from '@/lib/domain/format'

interface StackedBarsProps {
  /** Unique in the page: the hatching is found by it. */
  id: string
  view: ChartView
  /** What the drawing says, for those who do not see it. */
  label: string
}

/**
 * Stacked bars as one SVG that fits any width without scripts: the bars are stretched to the plot, while the
 * texts are placed by per cent and keep their size.
 */
export function StackedBars({ id, view, label }: StackedBarsProps) {
  const columns = view.buckets.length
  return (
    <div className="chart-plot">
      <svg width="100%" height="100%" role="img" aria-label={label}>
        <Hatching id={`${id}-hatch`} />
        <ValueAxis view={view} />
        <svg
          width="100%"
          height="100%"
          viewBox={`0 0 ${columns * SLOT_WIDTH} ${PLOT_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {seriesPaths(view).map((path, row) => (
            <path key={view.series[row]!.key} d={path} fill={view.series[row]!.colour} />
          ))}
        </svg>
        {partialBars(view).map((bar) => (
          <rect
            key={bar.x}
            data-partial=""
            x={percentage(bar.x)}
            y={percentage(bar.y)}
            width={percentage(bar.width)}
            height={percentage(bar.height)}
            fill={`url(#${id}-hatch)`}
          />
        ))}
        <line className="ground" x1="0" x2="100%" y1="100%" y2="100%" />
        {bucketTicks(
          view.buckets.map(({ bucket }) => bucket),
          view.grain,
        ).map((tick) => (
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
    </div>
  )
}

function ValueAxis({ view }: { view: ChartView }) {
  const { top, ticks } = valueScale(view)
  return ticks.map((tick) => {
    const y = percentage(1 - Number((tick * 10_000n) / top) / 10_000)
    return (
      <g key={String(tick)}>
        {tick > 0n && <line className="grid" x1="0" x2="100%" y1={y} y2={y} />}
        <text x="100%" dx="8" y={y} dy="0.32em">
          {view.mode === 'share' ? tickPercent(tick) : tickCount(tick)}
        </text>
      </g>
    )
  })
}

/** Laid over a bar whose bucket still runs. */
export function Hatching({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="2.5" height="5" fill="var(--hatch)" />
    </pattern>
  )
}

function percentage(part: number): string {
  return `${Number((part * 100).toFixed(3))}%`
}
