import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import type { AnyChartView } from '@/lib/view/chart/line-view'
import type { LegendShape } from '../chart-legend'

/** A chart with all that it says, drawn or asked. */
export interface InteractiveChartProps {
  id: string
  view: AnyChartView
  legend: LegendShape
  texts: ChartTexts
  /** What `latestValues()` answers, where the legend is a list. */
  latestValues: string[]
}
