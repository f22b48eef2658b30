import { type ChartView, latestBucket } from './chart-view'
import { countText } from './count-text'
import { type MessageKey, text } from './messages'

/** What the browser writes around a chart. Places such as `{title}` are filled there, by `fillTemplate`. */
export type ChartTexts = ReturnType<typeof makeTexts>

const known = new Map<string, ChartTexts>()

/** One object for all charts of a kind, so that a page carries it once. */
export function chartTexts({ grain, unit }: Pick<ChartView, 'grain' | 'unit'>): ChartTexts {
  const kind = `${grain} ${unit}`
  const texts = known.get(kind) ?? makeTexts({ grain, unit })
  known.set(kind, texts)
  return texts
}

/** The exact counts of the bucket that the legend speaks of, one for each series. */
export function latestCounts(view: ChartView): string[] {
  const latest = latestBucket(view)
  return latest ? latest.values.map((value) => countText(view.unit, value, view.estimated)) : []
}

function makeTexts({ grain, unit }: Pick<ChartView, 'grain' | 'unit'>) {
  const template = (key: MessageKey) =>
    text(key, { grain, unit, title: '{title}', bucket: '{bucket}', name: '{name}' })
  return {
    grain: text(`grains.${grain}.name`),
    showTable: text('charts.browser.showTable'),
    table: template('charts.browser.table'),
    caption: template('charts.browser.caption'),
    total: text('charts.browser.total'),
    sum: template('charts.browser.sum'),
    estimated: text('charts.browser.estimated'),
    partial: text('charts.browser.partial'),
    partialBucket: template('charts.browser.partialBucket'),
    soFar: template('charts.browser.soFar'),
    running: template('charts.browser.running'),
    show: template('charts.browser.show'),
    keys: template('charts.browser.keys'),
  }
}
