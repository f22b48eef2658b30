import { hasLines } from '../chart/chart-lines'
import { readValue } from '../chart/chart-reading'
import type { Rectangle } from '../chart/chart-stack'
import { legendRows } from '../chart/legend-rows'
import { type AnyChartView, legendIndex } from '../chart/line-view'
import { text } from '../text/messages'
import type { PictureColours, PictureText } from './picture'
import { type PicturePart, triangle } from './picture-plot'
import { fitText, plainName } from './picture-text'

const SWATCH = 14
const SIZE = 18
const HEAD_SIZE = 15
const SHARE_WIDTH = 68
const MOST_STEP = 32

/** Which colour is who, each with what it had in the last complete bucket: its share, where there are shares. */
export function pictureLegend(view: AnyChartView, box: Rectangle, colours: PictureColours): PicturePart {
  const index = legendIndex(view)
  const drawn = legendRows(view, index)
    .map((row) => [row, view.series[row]!] as const)
    .filter(([, { isQuiet }]) => !isQuiet)
  const latest = view.buckets[index]
  const running = view.buckets.some((bucket) => bucket.isPartial)
  const named = drawn.length
  const rows = named + (running ? 1 : 0) + (view.marks?.length ? 1 : 0)
  const step = Math.min(MOST_STEP, (box.height - HEAD_SIZE) / rows)
  const right = box.x + box.width
  const baseline = (row: number) => box.y + HEAD_SIZE + step * (row + 0.9)
  const swatch = (row: number, colour: string, hatch = '') => {
    const place = `x="${box.x}" y="${(baseline(row) - SWATCH + 1).toFixed(2)}" width="${SWATCH}" height="${SWATCH}" rx="3"`
    return `<rect ${place} fill="${colour}"/>${hatch && `<rect ${place} fill="${hatch}"/>`}`
  }
  const shapes = drawn.map(([, { colour }], row) => swatch(row, colour))
  const texts = drawn.flatMap(([place, { name, href }], row): PictureText[] => {
    const shorten = (words: string) => fitText(words, SIZE, box.width - SWATCH - 12 - SHARE_WIDTH)
    const line = { y: baseline(row), size: SIZE } as const
    const nameText: PictureText = {
      ...line,
      text: shorten(name),
      plain: shorten(plainName(href)),
      x: box.x + SWATCH + 12,
      anchor: 'start',
      colour: colours.ink,
    }
    if (!latest) return [nameText]
    const value = valueText(view, index, place)
    return [nameText, { ...line, text: value, x: right, anchor: 'end', colour: colours.muted }]
  })
  if (latest) {
    const label = latest.isPartial ? text('charts.browser.soFar', { bucket: latest.label }) : latest.label
    texts.push({
      text: label,
      x: right,
      y: box.y + 4,
      size: HEAD_SIZE,
      anchor: 'end',
      colour: colours.faint,
    })
  }
  const note = (words: string, row: number): PictureText => ({
    text: words,
    x: box.x + SWATCH + 12,
    y: baseline(row),
    size: HEAD_SIZE,
    anchor: 'start',
    colour: colours.faint,
  })
  if (running) {
    shapes.push(
      hasLines(view)
        ? dashes(box.x, baseline(named) - SWATCH / 2 + 1, colours.faint)
        : swatch(named, colours.faint, 'url(#hatch)'),
    )
    texts.push(note(text('charts.browser.running', { grain: view.grain }), named))
  }
  if (view.marks?.length) {
    const row = named + (running ? 1 : 0)
    shapes.push(triangle(box.x + SWATCH / 2, baseline(row), colours.faint))
    texts.push(note(text('charts.browser.marks'), row))
  }
  return { shapes: shapes.join(''), texts }
}

function valueText(view: AnyChartView, index: number, row: number): string {
  const reading = readValue(view, index, row)
  if (reading === null) return '-'
  return hasLines(view) ? reading.short : (reading.share ?? reading.short)
}

function dashes(x: number, y: number, colour: string): string {
  return `<path d="M${x} ${y.toFixed(2)}h${SWATCH}" stroke="${colour}" stroke-width="2.5" stroke-dasharray="2 4"/>`
}
