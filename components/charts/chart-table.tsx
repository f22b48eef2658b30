import type { ChartTexts } from '@/lib/domain/chart-texts'
import { bucketTotal, type ChartView } from '@/lib/domain/chart-view'
import { fillTemplate } from '@/lib/domain/fill-template'
import { exactCount } from '@/lib/domain/format'

/** The chart's numbers, to the last digit: what a screen reader reads and what can be copied. Latest first. */
export function ChartTable({ view, texts }: { view: ChartView; texts: ChartTexts }) {
  const { title } = view
  const label = fillTemplate(texts.table, { title })
  return (
    <details className="mt-3 text-xs">
      <summary className="w-fit text-muted hover:text-ink">{texts.showTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="mt-2 max-h-96 overflow-auto" tabIndex={0} aria-label={label}>
        <table className="values-table">
          <caption className="sr-only">{fillTemplate(texts.caption, { title })}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.grain}</th>
              <th scope="col">{texts.total}</th>
              {view.series.map((series) => (
                <th key={series.key} scope="col">
                  {series.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.buckets.toReversed().map((bucket) => (
              <tr key={bucket.bucket}>
                <th scope="row">
                  {bucket.isPartial
                    ? fillTemplate(texts.partialBucket, { bucket: bucket.label })
                    : bucket.label}
                </th>
                <td>{exactCount(bucketTotal(bucket))}</td>
                {view.series.map((series, row) => (
                  <td key={series.key}>{exactCount(bucket.values[row]!)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
