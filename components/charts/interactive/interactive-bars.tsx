'use client'

import { Bar, BarChart, type BarShapeProps } from 'recharts'
import { ratio } from '@/lib/domain/tokens/ratio'
import { amountTicks, WIDEST_PART } from '@/lib/view/chart/chart-stack'
import { bucketTotal, type ChartView } from '@/lib/view/chart/chart-view'
import { fillTemplate } from '@/lib/view/text/fill-template'
import { BarPart } from '../bar-part'
import { AXIS_WIDTH, PlotAxes, plotMargin } from '../plot-axes'
import { Hatching } from '../stacked-bars'
import type { InteractivePlotProps } from './interactive-plot-props'

export function InteractiveBars({
  id,
  view,
  texts,
  hidden,
  onPoint,
  width,
  height,
}: InteractivePlotProps<ChartView>) {
  const { span, ground, ticks } = amountTicks(withoutHidden(view, hidden))
  return (
    <BarChart
      data={barData(view, hidden, span)}
      width={width}
      height={height}
      margin={plotMargin(view)}
      barCategoryGap="10%"
      maxBarSize={(width - AXIS_WIDTH) * WIDEST_PART}
      stackOffset="sign"
      title={fillTemplate(texts.keys, { title: view.title })}
    >
      <Hatching id={`${id}-hatch-live`} />
      <PlotAxes
        view={view}
        texts={texts}
        hidden={hidden}
        onPoint={onPoint}
        width={width}
        ticks={ticks}
        ground={ground}
        cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
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
function barData(
  view: ChartView,
  hidden: ReadonlySet<string>,
  span: bigint,
): Record<string, number | boolean>[] {
  return view.buckets.map((bucket, index) => {
    const whole = view.mode === 'share' ? bucketTotal(bucket) : span
    const parts = view.series.map(({ key }, row) => {
      const value = hidden.has(key) ? 0n : bucket.values[row]!
      return [key, ratio(value, whole) ?? 0]
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
