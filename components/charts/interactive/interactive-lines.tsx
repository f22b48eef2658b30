'use client'

import { Line, LineChart, usePlotArea } from 'recharts'
import { LINE_HEIGHT, LINE_SLOT, type LinePlot, linePlot } from '@/lib/view/chart/chart-lines'
import type { AnyChartView } from '@/lib/view/chart/line-view'
import { fillTemplate } from '@/lib/view/text/fill-template'
import { LinePaths } from '../lines'
import { PlotAxes, plotMargin } from '../plot-axes'
import type { InteractivePlotProps } from './interactive-plot-props'

export function InteractiveLines({
  view,
  texts,
  hidden,
  onPoint,
  width,
  height,
}: InteractivePlotProps<AnyChartView>) {
  const plot = linePlot(view, hidden)
  return (
    <LineChart
      data={view.buckets.map((_, index) => ({ index }))}
      width={width}
      height={height}
      margin={plotMargin(view)}
      title={fillTemplate(texts.keys, { title: view.title })}
    >
      <PlotAxes
        view={view}
        texts={texts}
        hidden={hidden}
        onPoint={onPoint}
        width={width}
        ticks={plot.ticks}
        isInSlots
        cursor={{ stroke: 'var(--line-strong)' }}
      />
      <DrawnLines view={view} plot={plot} />
      {view.series.map(({ key, name, colour }, row) => (
        <Line
          key={key}
          dataKey={({ index }: { index: number }) => plot.heights[row]![index]}
          name={name}
          stroke="none"
          dot={false}
          activeDot={{ r: 4, fill: colour, stroke: 'var(--page)', strokeWidth: 1.5 }}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  )
}

/** The paths of the server's drawing; the library's own lines only carry the dots under the pointer. */
function DrawnLines({ view, plot }: { view: AnyChartView; plot: LinePlot }) {
  const area = usePlotArea()
  if (!area) return null
  return (
    <svg
      {...area}
      viewBox={`0 0 ${view.buckets.length * LINE_SLOT} ${LINE_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      overflow="visible"
    >
      <LinePaths view={view} plot={plot} />
    </svg>
  )
}
