import { bucketTotal, type ChartView } from '@/lib/domain/chart-view'
import { exactCount } from '@/lib/domain/format'

/** The chart's numbers, to the last digit: what a screen reader reads and what can be copied. Latest first. */
export function ChartTable({ view }: { view: ChartView }) {
  return (
    <details className="mt-3 text-xs">
      <summary className="w-fit text-muted hover:text-ink">Exact numbers as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="mt-2 max-h-96 overflow-auto" tabIndex={0} aria-label={`${view.title}: table`}>
        <table className="values-table">
          <caption className="sr-only">
            {view.title}, {view.unit} for each {view.grain}
          </caption>
          <thead>
            <tr>
              <th scope="col">{view.grain[0]!.toUpperCase() + view.grain.slice(1)}</th>
              <th scope="col">Total</th>
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
                  {bucket.label}
                  {bucket.isPartial && ' (partial)'}
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
