import { type MessageKey, text } from '../text/messages'
import { exactValue } from '../text/metric-text'
import { readValue } from './chart-reading'
import { type AnyChartView, isLineView, legendIndex } from './line-view'

/** What the browser writes around a chart. Places such as `{title}` are filled there, by `fillTemplate`. */
export type ChartTexts = ReturnType<typeof makeTexts>

/** Of what kind a chart is: charts of a kind share their texts. */
interface ChartKind {
  grain: AnyChartView['grain']
  /** What is counted or measured: a metric or a kind of number. */
  unit: string
  isLine: boolean
  /** Gains and losses add up to what changed, not to a total. */
  isSigned: boolean
  /** What a bucket is called. */
  column: string
}

const known = new Map<string, ChartTexts>()

/** One object for all charts of a kind, so that a page carries it once. */
export function chartTexts(view: AnyChartView): ChartTexts {
  const isLine = isLineView(view)
  const unit = isLine ? text(`charts.numbers.${view.kind}`) : text(`metrics.${view.metric}.inSentence`)
  const column = (isLine && view.columns?.label) || text(`grains.${view.grain}.name`)
  const isSigned = !isLine && view.isSigned === true
  const name = `${view.grain} ${isLine} ${isSigned} ${unit} ${column}`
  const texts = known.get(name) ?? makeTexts({ grain: view.grain, unit, isLine, isSigned, column })
  known.set(name, texts)
  return texts
}

/** The exact values of the bucket that the legend speaks of, with their unit: one for each series. */
export function latestValues(view: AnyChartView): string[] {
  const index = legendIndex(view)
  if (index < 0) return []
  return view.series.map((_, row) => {
    if (!isLineView(view)) return exactValue(view.metric, view.buckets[index]!.values[row]!, view.estimated)
    const reading = readValue(view, index, row)
    return reading ? text(`charts.values.${view.kind}`, { number: reading.exact }) : ''
  })
}

function makeTexts({ grain, unit, isLine, isSigned, column }: ChartKind) {
  const template = (key: MessageKey) =>
    text(key, { grain, unit, title: '{title}', bucket: '{bucket}', name: '{name}', names: '{names}' })
  return {
    grain: column,
    showTable: text('charts.browser.showTable'),
    table: template('charts.browser.table'),
    caption: template('charts.browser.caption'),
    total: text(isSigned ? 'charts.browser.change' : 'charts.browser.total'),
    sum: isLine ? unit : template(isSigned ? 'charts.browser.changeIn' : 'charts.browser.sum'),
    estimated: text('charts.browser.estimated'),
    partial: text('charts.browser.partial'),
    partialBucket: template('charts.browser.partialBucket'),
    soFar: template('charts.browser.soFar'),
    running: template('charts.browser.running'),
    show: template('charts.browser.show'),
    keys: template(isLine ? 'charts.browser.lineKeys' : 'charts.browser.keys'),
    marks: text('charts.browser.marks'),
    marked: template('charts.browser.marked'),
  }
}
