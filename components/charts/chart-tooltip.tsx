'use client'

import { useEffect } from 'react'
import { marksOf } from '@/lib/view/chart/chart-marks'
import { readTotal, readValue } from '@/lib/view/chart/chart-reading'
import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import { legendRows } from '@/lib/view/chart/legend-rows'
import type { AnyChartView } from '@/lib/view/chart/line-view'
import { fillTemplate } from '@/lib/view/text/fill-template'

interface ChartTooltipProps {
  view: AnyChartView
  texts: ChartTexts
  hidden: ReadonlySet<string>
  index: number
  onPoint(index: number | null): void
}

/** The bar under the pointer or the arrow keys, to the last digit; spoken when it changes. */
export function ChartTooltip({ view, texts, hidden, index, onPoint }: ChartTooltipProps) {
  useEffect(() => {
    onPoint(index)
    return () => onPoint(null)
  }, [index, onPoint])
  const bucket = view.buckets[index]
  if (!bucket) return null
  const marks = marksOf(view, bucket.bucket)
  const total = readTotal(view, index)
  return (
    <div
      role="status"
      className="rounded-md bg-page px-3 py-2 text-ink text-xs shadow-[0_0_0_1px_var(--line-strong),0_6px_24px_rgb(0_0_0/0.14)]"
    >
      <p className="mb-1 font-medium">
        {bucket.label}
        {bucket.isPartial && <span className="text-muted"> · {texts.partial}</span>}
      </p>
      <table>
        <tbody>
          {legendRows(view, index).map((row) => {
            const series = view.series[row]!
            const value = readValue(view, index, row)
            if (hidden.has(series.key) || value === null || value.isZero) return null
            return (
              <tr key={series.key}>
                <th
                  scope="row"
                  className="max-w-48 truncate pr-4 max-sm:max-w-32 max-sm:pr-2 text-left font-normal"
                >
                  <span className="swatch mr-2" style={{ background: series.colour }} />
                  {series.name}
                </th>
                <td className="text-right">{value.exact}</td>
                {value.share && <td className="w-14 text-right text-muted max-sm:hidden">{value.share}</td>}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr className="border-line border-t">
            <th scope="row" className="pr-2 text-left font-medium">
              {texts.sum}
              {view.estimated && <span className="font-normal text-muted"> {texts.estimated}</span>}
            </th>
            {total && <td className="text-right font-medium">{total}</td>}
            {total && <td className="max-sm:hidden" />}
          </tr>
        </tfoot>
      </table>
      {marks.length > 0 && (
        <p className="mt-1">
          {fillTemplate(texts.marked, { names: marks.map(({ label }) => label).join(', ') })}
        </p>
      )}
    </div>
  )
}
