'use client'

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
import { valueScale } from '@/lib/domain/chart-stack'
import type { ChartTexts } from '@/lib/domain/chart-texts'
import { bucketTicks } from '@/lib/domain/chart-ticks'
import { bucketTotal, type ChartView } from '@/lib/domain/chart-view'
import { fillTemplate } from '@/lib/domain/fill-template'
import { tickCount, tickPercent } from '@/lib/domain/format'
import { ratio } from '@/lib/domain/ratio'
import { BarPart } from './bar-part'
import { BucketLabel } from './bucket-label'
import { ChartTooltip } from './chart-tooltip'
import { Hatching } from './stacked-bars'

const AXIS_WIDTH = 44
const AXIS_HEIGHT = 24
const TOP_MARGIN = 8

interface InteractivePlotProps {
  id: string
  view: ChartView
  texts: ChartTexts
  hidden: ReadonlySet<string>
  width: number
  height: number
}

export function InteractivePlot({ id, view, texts, hidden, width, height }: InteractivePlotProps) {
  const { top, ticks } = valueScale(withoutHidden(view, hidden))
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
      data={barData(view, hidden)}
      width={width}
      height={height}
      margin={{ top: TOP_MARGIN, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="10%"
      title={fillTemplate(texts.keys, { title: view.title })}
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
        tickFormatter={(_, index) => (isShare ? tickPercent(ticks[index]!) : tickCount(ticks[index]!))}
        tickLine={false}
        axisLine={false}
        interval={0}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
        content={({ active, activeIndex }) =>
          active ? (
            <ChartTooltip view={view} texts={texts} hidden={hidden} index={Number(activeIndex)} />
          ) : null
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

/** Pixels only: what is read comes from the exact values. Shares stay parts of the whole, hidden or not. */
function barData(view: ChartView, hidden: ReadonlySet<string>): Record<string, number | boolean>[] {
  return view.buckets.map((bucket, index) => {
    const whole = view.mode === 'share' ? bucketTotal(bucket) : 1n
    const parts = view.series.map(({ key }, row) => {
      const value = hidden.has(key) ? 0n : bucket.values[row]!
      return [key, view.mode === 'share' ? (ratio(value, whole) ?? 0) : Number(value)]
    })
    return { index, isPartial: bucket.isPartial, ...Object.fromEntries(parts) }
  })
}

/** For the axis alone, which grows to what is left. */
function withoutHidden(view: ChartView, hidden: ReadonlySet<string>): ChartView {
  if (hidden.size === 0) return view
  const buckets = view.buckets.map((bucket) => ({
    ...bucket,
    values: bucket.values.map((value, row) => (hidden.has(view.series[row]!.key) ? 0n : value)),
  }))
  return { ...view, buckets }
}
