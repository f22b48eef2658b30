'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  Tooltip,
  XAxis,
  type XAxisTickContentProps,
  YAxis,
} from 'recharts'
import { barTop, valueScale } from '@/lib/domain/chart-stack'
import { type BucketTick, bucketTicks } from '@/lib/domain/chart-ticks'
import type { ChartView } from '@/lib/domain/chart-view'
import { tickCount } from '@/lib/domain/format'
import { ratio } from '@/lib/domain/ratio'
import { BarPart } from './bar-part'
import { ChartLegend } from './chart-legend'
import type { InteractiveChartProps } from './chart-stage'
import { ChartTooltip } from './chart-tooltip'
import { Hatching } from './stacked-bars'

const AXIS_WIDTH = 44
const AXIS_HEIGHT = 24
const TOP_MARGIN = 8

/** The same drawing in the same box, with exact numbers under the pointer or the arrow keys and a legend to switch. */
export function InteractiveChart({ id, view, legend }: InteractiveChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const { box, size } = useSize()
  const shown = withoutHidden(view, hidden)

  function toggle(key: string) {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    setHidden(next)
  }

  return (
    <>
      <div ref={box} className="chart-plot" style={{ padding: 0 }}>
        {size && <Plot id={id} view={shown} hidden={hidden} {...size} />}
      </div>
      <ChartLegend view={view} shape={legend} hidden={hidden} onToggle={toggle} />
    </>
  )
}

interface PlotProps {
  id: string
  view: ChartView
  hidden: ReadonlySet<string>
  width: number
  height: number
}

function Plot({ id, view, hidden, width, height }: PlotProps) {
  const { top, ticks } = valueScale(view)
  const isShare = view.mode === 'share'
  const ticksByIndex = new Map(
    bucketTicks(
      view.buckets.map(({ bucket }) => bucket),
      view.grain,
    )
      .filter((tick) => width >= 640 || !tick.isMinor)
      .map((tick) => [tick.index, tick]),
  )
  const slot = (width - AXIS_WIDTH) / view.buckets.length
  return (
    <BarChart
      data={barData(view)}
      width={width}
      height={height}
      margin={{ top: TOP_MARGIN, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="10%"
      title={`${view.title}. Left and right arrow keys read the bars.`}
    >
      <Hatching id={`${id}-hatch-live`} />
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="index"
        height={AXIS_HEIGHT}
        interval={0}
        ticks={[...ticksByIndex.keys()]}
        tick={({ x, y, payload }: XAxisTickContentProps) => (
          <BucketLabel x={Number(x)} y={Number(y)} half={slot / 2} tick={ticksByIndex.get(payload.value)} />
        )}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
      />
      <YAxis
        orientation="right"
        width={AXIS_WIDTH}
        domain={[0, isShare ? 1 : Number(top)]}
        ticks={ticks.map((tick) => (isShare ? Number(tick) / 100 : Number(tick)))}
        tickFormatter={(_, index) => (isShare ? `${ticks[index]}%` : tickCount(ticks[index]!))}
        tickLine={false}
        axisLine={false}
        interval={0}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
        content={({ active, activeIndex }) =>
          active ? <ChartTooltip view={view} hidden={hidden} index={Number(activeIndex)} /> : null
        }
      />
      {view.series.map((series) => (
        <Bar
          key={series.key}
          dataKey={series.key}
          name={series.name}
          stackId="all"
          fill={series.colour}
          isAnimationActive={false}
          shape={(props: BarShapeProps) => <BarPart {...props} hatchId={`${id}-hatch-live`} />}
        />
      ))}
    </BarChart>
  )
}

interface BucketLabelProps {
  /** The middle of the bar. */
  x: number
  y: number
  /** Half the width of a bar's slot. */
  half: number
  tick: BucketTick | undefined
}

function BucketLabel({ x, y, half, tick }: BucketLabelProps) {
  if (!tick) return null
  return (
    <text x={tick.isAtEdge ? x - half : x} y={y} dy={14} textAnchor={tick.isAtEdge ? 'start' : 'middle'}>
      {tick.label}
    </text>
  )
}

/** Pixels only: what is read comes from the exact values. */
function barData(view: ChartView): Record<string, number | boolean>[] {
  return view.buckets.map((bucket, index) => {
    const top = view.mode === 'share' ? barTop(view, bucket) : 1n
    const parts = view.series.map(({ key }, row) => [
      key,
      view.mode === 'share' ? (ratio(bucket.values[row]!, top) ?? 0) : Number(bucket.values[row]),
    ])
    return { index, isPartial: bucket.isPartial, ...Object.fromEntries(parts) }
  })
}

function withoutHidden(view: ChartView, hidden: ReadonlySet<string>): ChartView {
  if (hidden.size === 0) return view
  const buckets = view.buckets.map((bucket) => ({
    ...bucket,
    values: bucket.values.map((value, row) => (hidden.has(view.series[row]!.key) ? 0n : value)),
  }))
  return { ...view, buckets }
}

/** The size of the box, known before the first paint, so that nothing moves when the drawings are swapped. */
function useSize() {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number }>()
  useLayoutEffect(() => {
    const element = box.current!
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { box, size }
}
