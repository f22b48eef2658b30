import type { ReactNode } from 'react'
import { AnyFigure } from '@/components/charts/any-figure'
import type { LegendShape } from '@/components/charts/chart-legend'
import { Exports } from '@/components/ui/exports'
import type { ExportFile } from '@/lib/view/file/export-file'
import type { GrowthChart } from '@/lib/view/picture/growth-charts'
import { growthPicturePath } from '@/lib/view/picture/picture-path'
import type { GrowthContext } from '../charts/chart'
import { growthChartsByName } from '../charts/registry'

interface DrawnChart {
  /** Its exact numbers. */
  file: ExportFile
  /** What the files hold, where the section's heading says it: else the chart's title stands above the chart too. */
  label?: string
  note?: string
  id?: string
  legend?: LegendShape
  /** Leaves out the exact numbers where a table or the file has them. */
  isShort?: boolean
  /** Of the same numbers, before the files. */
  below?: ReactNode
}

/** A chart of growth with its files, its pictures and the way to embed it; null where there is nothing to draw. */
export async function drawChart(
  context: GrowthContext,
  chart: GrowthChart,
  { file, label, note, id = `${chart}-chart`, legend, isShort, below }: DrawnChart,
): Promise<ReactNode> {
  const view = await growthChartsByName[chart](context)
  if (!view) return null
  return (
    <div key={chart} className="min-w-0">
      {label === undefined && <h2 className="mb-1 font-medium">{view.title}</h2>}
      {note && <p className="mb-2 max-w-[46rem] text-muted">{note}</p>}
      <AnyFigure id={id} view={view} legend={legend} isShort={isShort} />
      {below && <div className="mt-4">{below}</div>}
      <Exports label={label ?? view.title} file={file} picture={growthPicturePath(context.question, chart)} />
    </div>
  )
}
