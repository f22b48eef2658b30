import { type PlacedPoint, type ScatterPlot, scatterPlot } from '@/lib/view/scatter/scatter-plot'
import type { ScatterView } from '@/lib/view/scatter/scatter-view'
import { text } from '@/lib/view/text/messages'
import { percentage } from '../percentage'
import { ScatterNames } from './scatter-names'
import { type DrawnPoint, ScatterPoints } from './scatter-points'
import { ScatterTable } from './scatter-table'

interface ScatterChartProps {
  view: ScatterView
  /** Leaves the table to the page of its own. */
  isShort?: boolean
}

/**
 * Points on two logarithmic axes, whole without scripts. The points are links for the pointer; the keyboard reaches the
 * same links in the table.
 */
export function ScatterChart({ view, isShort = false }: ScatterChartProps) {
  const plot = scatterPlot(view)
  const left = view.points.length - plot.points.length
  return (
    <figure>
      <figcaption className="mb-3 text-muted">
        {view.summary}
        {left > 0 &&
          ` ${text('charts.scatter.left', { count: left, kind: view.hasChanges ? 'change' : 'value' })}`}
      </figcaption>
      <p className="mb-1 text-right text-faint text-xs">{view.yLabel}</p>
      <div className="chart-plot scatter">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links is a group, and no form */}
        <svg
          width="100%"
          height="100%"
          role="group"
          aria-label={text('charts.drawing', { title: view.title, summary: view.summary })}
        >
          <ScatterAxes plot={plot} />
          <ScatterPoints points={plot.points.map(drawnPoint)} />
          <ScatterNames points={plot.points} />
        </svg>
      </div>
      <p className="text-center text-faint text-xs">{view.xLabel}</p>
      {!isShort && <ScatterTable view={view} />}
    </figure>
  )
}

function drawnPoint({ across, up, radius, colour, href, title }: PlacedPoint): DrawnPoint {
  return [percentage(across), percentage(1 - up), radius.toFixed(1), colour, href, title]
}

function ScatterAxes({ plot: { origin, xTicks, yTicks } }: { plot: ScatterPlot }) {
  return (
    <g>
      {yTicks.map(({ at, label }) => (
        <g key={at}>
          <line className="grid" x1="0" x2="100%" y1={percentage(1 - at)} y2={percentage(1 - at)} />
          <text x="100%" dx="8" y={percentage(1 - at)} dy="0.32em">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, label }) => (
        <g key={at}>
          <line className="grid" x1={percentage(at)} x2={percentage(at)} y1="0" y2="100%" />
          <text x={percentage(at)} y="100%" dy="16" textAnchor={at === 0 ? 'start' : 'middle'}>
            {label}
          </text>
        </g>
      ))}
      <line
        className="ground"
        x1="0"
        x2="100%"
        y1={percentage(1 - (origin?.up ?? 0))}
        y2={percentage(1 - (origin?.up ?? 0))}
      />
      {origin && (
        <line
          className="ground"
          x1={percentage(origin.across)}
          x2={percentage(origin.across)}
          y1="0"
          y2="100%"
        />
      )}
    </g>
  )
}
