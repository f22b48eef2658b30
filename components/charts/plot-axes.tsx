'use client'

import { CartesianGrid, ReferenceLine, Tooltip, XAxis, type XAxisTickContentProps, YAxis } from 'recharts'
import type { AxisTick } from '@/lib/view/chart/chart-lines'
import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import { type AnyChartView, columnTicks } from '@/lib/view/chart/line-view'
import { BucketLabel } from './bucket-label'
import { ChartTooltip } from './chart-tooltip'

export const AXIS_WIDTH = 56
const AXIS_HEIGHT = 24

/** As the style sheet pads the server's drawing: more at the top where marks stand. */
export function plotMargin({ marks }: Pick<AnyChartView, 'marks'>) {
  return { top: marks?.length ? 20 : 8, right: 0, bottom: 0, left: 0 }
}

interface PlotAxesProps {
  view: AnyChartView
  texts: ChartTexts
  hidden: ReadonlySet<string>
  onPoint(index: number | null): void
  width: number
  ticks: AxisTick[]
  /** How high zero is, from 0 to 1. */
  ground?: number
  /** Lines stand in the middle of the slots that bars would fill. */
  isInSlots?: boolean
  cursor: { fill?: string; fillOpacity?: number; stroke?: string }
}

/** Axes, grid and tooltip: everything around a drawing whose heights are parts of the plot. */
export function PlotAxes({
  view,
  texts,
  hidden,
  onPoint,
  width,
  ticks,
  ground = 0,
  isInSlots = false,
  cursor,
}: PlotAxesProps) {
  const ticksByIndex = new Map(
    columnTicks(view)
      .filter((tick) => width >= 640 || !tick.isMinor)
      .map((tick) => [tick.index, tick]),
  )
  const half = (width - AXIS_WIDTH) / view.buckets.length / 2
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="index"
        height={AXIS_HEIGHT}
        interval={0}
        padding={isInSlots ? { left: half, right: half } : undefined}
        ticks={[...ticksByIndex.keys()]}
        tick={({ x, y, payload }: XAxisTickContentProps) => (
          <BucketLabel x={Number(x)} y={Number(y)} half={half} tick={ticksByIndex.get(payload.value)} />
        )}
        tickLine={false}
        axisLine={{ stroke: ground === 0 ? 'var(--line-strong)' : 'var(--line)' }}
      />
      <YAxis
        orientation="right"
        width={AXIS_WIDTH}
        domain={[-ground, 1 - ground]}
        ticks={ticks.map(({ height }) => height - ground)}
        tickFormatter={(_, index) => ticks[index]!.label}
        tickLine={false}
        axisLine={false}
        interval={0}
      />
      {ground > 0 && <ReferenceLine y={0} stroke="var(--line-strong)" />}
      <Tooltip
        isAnimationActive={false}
        cursor={cursor}
        content={({ active, activeIndex }) =>
          active ? (
            <ChartTooltip
              view={view}
              texts={texts}
              hidden={hidden}
              index={Number(activeIndex)}
              onPoint={onPoint}
            />
          ) : null
        }
      />
    </>
  )
}
