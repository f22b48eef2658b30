import { cache } from 'react'
import { chartSummary } from '@/lib/view/chart/chart-summary'
import { chartTexts, latestValues } from '@/lib/view/chart/chart-texts'
import type { AnyChartView } from '@/lib/view/chart/line-view'
import { type ChartFrame, packView } from '@/lib/view/chart/packed-view'
import { text } from '@/lib/view/text/messages'
import type { LegendShape } from './chart-legend'
import { ChartStage } from './chart-stage'

interface ChartFigureProps {
  /** Unique in the page. */
  id: string
  view: AnyChartView
  legend: LegendShape
  /** Leaves the exact numbers to the page of its own. */
  isShort?: boolean
}

/**
 * A chart that is whole without scripts: what it shows in a sentence, the drawing, who is who, and the numbers.
 * When it comes into view the browser swaps the drawing for one that answers to pointer and keyboard.
 */
export function ChartFigure({ id, view, legend, isShort = false }: ChartFigureProps) {
  const summary = chartSummary(view)
  return (
    <figure>
      <figcaption className="mb-3 text-muted">{summary}</figcaption>
      <ChartStage
        id={id}
        packed={packView(view, sharedFrame)}
        label={text('charts.drawing', { title: view.title, summary })}
        legend={legend}
        texts={chartTexts(view)}
        latestValues={legend === 'list' ? latestValues(view) : []}
        hasTable={!isShort}
      />
    </figure>
  )
}

/** The frames of the page that is being drawn. */
const framesOfPage = cache(() => new Map<string, ChartFrame>())

function sharedFrame(frame: ChartFrame): ChartFrame {
  const frames = framesOfPage()
  const name = frame.map(({ label, isPartial }) => label + (isPartial ? '*' : '')).join()
  const known = frames.get(name) ?? frame
  frames.set(name, known)
  return known
}
