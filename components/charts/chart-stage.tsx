'use client'

import { type ComponentType, useEffect, useMemo, useRef, useState } from 'react'
import { type PackedView, unpackView } from '@/lib/view/chart/packed-view'
import { ChartDrawing } from './chart-drawing'
import { ChartTable } from './chart-table'
import type { InteractiveChartProps } from './interactive/interactive-chart-props'
import { readerPresent } from './interactive/reader-present'

interface ChartStageProps extends Omit<InteractiveChartProps, 'view'> {
  packed: PackedView
  /** What the drawing says, for those who do not see it. */
  label: string
  hasTable: boolean
}

/**
 * Shows a drawing until a reader is about to look at the chart, then loads the one that can be asked. Drawing and table
 * are made here, on the server too, since their numbers have come for the chart: sent as elements they would weigh
 * ten times as much again.
 */
export function ChartStage({ packed, label, hasTable, ...rest }: ChartStageProps) {
  const chart = { ...rest, view: useMemo(() => unpackView(packed), [packed]) }
  const stage = useRef<HTMLDivElement>(null)
  const [Interactive, setInteractive] = useState<ComponentType<InteractiveChartProps> | null>(null)

  useEffect(() => {
    const reader = readerPresent() // a reader who scrolls here gives no sign after that
    const observer = new IntersectionObserver(async ([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      await reader
      const { InteractiveChart } = await import('./interactive/interactive-chart')
      setInteractive(() => InteractiveChart)
    })
    observer.observe(stage.current!)
    return () => observer.disconnect()
  }, [])

  return (
    <>
      <div
        ref={stage}
        data-interactive={Interactive ? '' : undefined}
        className={chart.legend === 'list' ? 'grid gap-x-8 gap-y-3 lg:grid-cols-[1fr_20rem]' : 'grid gap-y-3'}
      >
        {Interactive ? <Interactive {...chart} /> : <ChartDrawing {...chart} label={label} />}
      </div>
      {hasTable && <ChartTable view={chart.view} texts={chart.texts} />}
    </>
  )
}
