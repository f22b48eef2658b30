import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import type { AnyChartView } from '@/lib/view/chart/line-view'

/** What a drawing that can be asked is made of. */
export interface InteractivePlotProps<View extends AnyChartView> {
  id: string
  view: View
  texts: ChartTexts
  hidden: ReadonlySet<string>
  /** Told the bucket under the pointer or the arrow keys, and null when there is none. */
  onPoint(index: number | null): void
  width: number
  height: number
}
