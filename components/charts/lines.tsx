import { LINE_HEIGHT, LINE_SLOT, type LinePlot, linePaths, linePlot } from '@/lib/view/chart/chart-lines'
import type { AnyChartView } from '@/lib/view/chart/line-view'
import { PlotFrame } from './plot-frame'

/** Of the line that the others are set beside. */
const MAIN_WIDTH = 3.5

/** Lines, drawn by the server. */
export function Lines({ view, label }: { view: AnyChartView; label: string }) {
  const plot = linePlot(view)
  return (
    <PlotFrame
      view={view}
      label={label}
      ticks={plot.ticks}
      units={{ width: view.buckets.length * LINE_SLOT, height: LINE_HEIGHT }}
      drawing={<LinePaths view={view} plot={plot} />}
    />
  )
}

/** The lines alone, the largest on top: the same paths on the server and in the browser. */
export function LinePaths({ view, plot }: { view: AnyChartView; plot: LinePlot }) {
  const isPartial = view.buckets.map((bucket) => bucket.isPartial)
  return view.series
    .map(({ key, colour, isMain }, row) => {
      const { solid, dashed } = linePaths(plot.heights[row]!, isPartial)
      return (
        <g
          key={key}
          className="lines"
          stroke={colour}
          style={isMain ? { strokeWidth: MAIN_WIDTH } : undefined}
        >
          {solid && <path d={solid} />}
          {dashed && <path d={dashed} data-partial="" />}
        </g>
      )
    })
    .toReversed()
}
