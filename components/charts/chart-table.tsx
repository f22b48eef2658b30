import { marksOf } from '@/lib/view/chart/chart-marks'
import { readTotal, readValue } from '@/lib/view/chart/chart-reading'
import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import { legendRows } from '@/lib/view/chart/legend-rows'
import { type AnyChartView, isLineView } from '@/lib/view/chart/line-view'
import { fillTemplate } from '@/lib/view/text/fill-template'
import { ValuesDetails } from './values-details'

/** The chart's numbers, to the last digit: what a screen reader reads and what can be copied. Latest first. */
export function ChartTable({ view, texts }: { view: AnyChartView; texts: ChartTexts }) {
  const { title } = view
  const hasTotal = !isLineView(view)
  const isOwnTop = !isLineView(view) && view.isOwnTop
  const most = isOwnTop
    ? Math.max(0, ...[...view.buckets.keys()].map((index) => legendRows(view, index).length))
    : 0
  const places = [...Array(most).keys()]
  const latestFirst = [...view.buckets.keys()].reverse()
  return (
    <ValuesDetails summary={texts.showTable} label={fillTemplate(texts.table, { title })}>
      <caption className="sr-only">{fillTemplate(texts.caption, { title })}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.grain}</th>
          {hasTotal && <th scope="col">{texts.total}</th>}
          {isOwnTop
            ? places.map((place) => (
                <th key={place} scope="col">
                  #{place + 1}
                </th>
              ))
            : view.series.map((series) => (
                <th key={series.key} scope="col">
                  {series.name}
                </th>
              ))}
          {view.marks?.length ? <th scope="col">{texts.marks}</th> : null}
        </tr>
      </thead>
      <tbody>
        {latestFirst.map((index) => (
          <tr key={index}>
            <th scope="row">{nameOfBucket(view, index, texts)}</th>
            {hasTotal && <td>{readTotal(view, index)}</td>}
            {isOwnTop
              ? places.map((place) => <PlaceCell key={place} view={view} index={index} place={place} />)
              : view.series.map((series, row) => (
                  <td key={series.key}>{readValue(view, index, row)?.exact ?? '-'}</td>
                ))}
            {view.marks?.length ? <td>{markNames(view, index)}</td> : null}
          </tr>
        ))}
      </tbody>
    </ValuesDetails>
  )
}

/** Where each bucket has a top of its own: who was there, and with how much. */
function PlaceCell({ view, index, place }: { view: AnyChartView; index: number; place: number }) {
  const row = legendRows(view, index)[place]
  if (row === undefined) return <td>-</td>
  return (
    <td>
      {view.series[row]!.name} {readValue(view, index, row)?.exact}
    </td>
  )
}

function markNames(view: AnyChartView, index: number): string {
  return marksOf(view, view.buckets[index]!.bucket)
    .map(({ label }) => label)
    .join(', ')
}

function nameOfBucket(view: AnyChartView, index: number, texts: ChartTexts): string {
  const { label, isPartial } = view.buckets[index]!
  return isPartial ? fillTemplate(texts.partialBucket, { bucket: label }) : label
}
