import { isLineView } from '@/lib/view/chart/line-view'
import { ChartLegend } from './chart-legend'
import { ChartMarks } from './chart-marks'
import type { InteractiveChartProps } from './interactive/interactive-chart-props'
import { Lines } from './lines'
import { StackedBars } from './stacked-bars'

interface ChartDrawingProps extends InteractiveChartProps {
  /** What the drawing says, for those who do not see it. */
  label: string
}

/** The chart that needs no scripts. */
export function ChartDrawing({ label, ...chart }: ChartDrawingProps) {
  const { id, view, texts } = chart
  return (
    <>
      <div className={view.marks?.length ? 'chart-plot has-marks' : 'chart-plot'}>
        <ChartMarks view={view} texts={texts} />
        {isLineView(view) || view.mode === 'log' ? (
          <Lines view={view} label={label} />
        ) : (
          <StackedBars id={id} view={view} label={label} />
        )}
      </div>
      <ChartLegend {...chart} />
    </>
  )
}
