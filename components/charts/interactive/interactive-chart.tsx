'use client'

import { useState } from 'react'
import { quietKeys } from '@/lib/view/chart/line-view'
import { ChartLegend } from '../chart-legend'
import { ChartMarks } from '../chart-marks'
import type { InteractiveChartProps } from './interactive-chart-props'
import { InteractivePlot } from './interactive-plot'
import { useSize } from './use-size'

/** The same drawing in the same box, with exact numbers under the pointer or the arrow keys and a legend to switch. */
export function InteractiveChart({ id, view, legend, texts, latestValues }: InteractiveChartProps) {
  const [hidden, setHidden] = useState(() => quietKeys(view))
  const [pointed, setPointed] = useState<number | null>(null)
  const { box, size } = useSize()

  function toggle(key: string) {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    setHidden(next)
  }

  return (
    <>
      <div ref={box} className="chart-plot" style={{ padding: 0 }}>
        <ChartMarks view={view} texts={texts} />
        {size && (
          <InteractivePlot id={id} view={view} texts={texts} hidden={hidden} onPoint={setPointed} {...size} />
        )}
      </div>
      <ChartLegend
        view={view}
        legend={legend}
        texts={texts}
        latestValues={latestValues}
        pointed={pointed}
        hidden={hidden}
        onToggle={toggle}
      />
    </>
  )
}
