'use client'

import { type AnyChartView, isLineView } from '@/lib/view/chart/line-view'
import { InteractiveBars } from './interactive-bars'
import { InteractiveLines } from './interactive-lines'
import type { InteractivePlotProps } from './interactive-plot-props'

/** The drawing that the server made, as one that can be asked. */
export function InteractivePlot({ view, ...plot }: InteractivePlotProps<AnyChartView>) {
  return isLineView(view) || view.mode === 'log' ? (
    <InteractiveLines view={view} {...plot} />
  ) : (
    <InteractiveBars view={view} {...plot} />
  )
}
