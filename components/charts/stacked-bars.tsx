import { amountTicks, PLOT_HEIGHT, partialBars, SLOT_WIDTH, seriesPaths } from '@/lib/view/chart/chart-stack'
import type { ChartView } from '@/lib/view/chart/chart-view'
import { percentage } from './percentage'
import { PlotFrame } from './plot-frame'

interface StackedBarsProps {
  /** Unique in the page: the hatching is found by it. */
  id: string
  view: ChartView
  label: string
}

/** Stacked bars, drawn by the server. */
export function StackedBars({ id, view, label }: StackedBarsProps) {
  const { ticks, ground } = amountTicks(view)
  return (
    <PlotFrame
      view={view}
      label={label}
      ticks={ticks}
      ground={ground}
      units={{ width: view.buckets.length * SLOT_WIDTH, height: PLOT_HEIGHT }}
      drawing={seriesPaths(view).map((path, row) => (
        <path key={view.series[row]!.key} d={path} fill={view.series[row]!.colour} />
      ))}
      over={
        <>
          <Hatching id={`${id}-hatch`} />
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
        </>
      }
    />
  )
}

/** Laid over a bar whose bucket still runs. */
export function Hatching({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="2.5" height="5" fill="var(--hatch)" />
    </pattern>
  )
}
