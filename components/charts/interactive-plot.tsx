'use client'

import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import { type AnyChartView, isLineView } from '@/lib/view/chart/line-view'
import { InteractiveBars } from './interactive-bars'
import { InteractiveLines } from './interactive-lines'

export interface InteractivePlotProps<View extends AnyChartView> {
  id: string
  view: View
  texts: ChartTexts
  hidden: ReadonlySet<string>
  width: number
  height: number
}

/** The drawing that the server made, as one that can be asked. */
export function InteractivePlot({ view, ...plot }: InteractivePlotProps<AnyChartView>) {
  return isLineView(view) || view.mode === 'log' ? (
    <InteractiveLines view={view} {...plot} />
  ) : (
    <InteractiveBars view={view} {...plot} />
  )
}
