import type { Rectangle } from '../chart/chart-stack'
import type { WaterfallView } from '../growth/waterfall'
import { text } from '../text/messages'
import type { PictureColours, PictureText } from './picture'
import type { PicturePart } from './picture-plot'
import { fitText } from './picture-text'

const NAME_WIDTH = 190
const VALUE_WIDTH = 110
const POINTS_WIDTH = 90
const GAP = 16
const HEAD_SIZE = 15

/** Bars that lead from one total to the next, with what each moved. */
export function pictureWaterfall(
  { bars, axisFrom }: WaterfallView,
  box: Rectangle,
  colours: PictureColours,
): PicturePart {
  const step = box.height / bars.length
  const size = Math.min(18, Math.floor(step * 0.66))
  const thickness = Math.round(step * 0.6)
  const right = box.x + box.width
  const left = box.x + NAME_WIDTH + GAP
  const room = box.width - NAME_WIDTH - VALUE_WIDTH - POINTS_WIDTH - 2 * GAP
  const colourOf = { end: colours.faint, up: colours.up, down: colours.down }
  const shapes = bars.map(({ kind, from, to }, row) => {
    const width = kind === 'end' || from !== to ? Math.max(1, (to - from) * room) : 0
    const x = Math.min(left + from * room, left + room - width)
    const y = box.y + step * row + (step - thickness) / 2
    return `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${width.toFixed(2)}" height="${thickness}" rx="2" fill="${colourOf[kind]}"/>`
  })
  const texts = bars.flatMap(({ label, short, points }, row): PictureText[] => {
    const line = { y: box.y + step * (row + 0.5) + size * 0.35, size } as const
    return [
      {
        ...line,
        text: fitText(label, size, NAME_WIDTH),
        x: box.x,
        anchor: 'start',
        colour: colours.ink,
      },
      { ...line, text: short, x: right - POINTS_WIDTH, anchor: 'end', colour: colours.ink },
      { ...line, text: points, x: right, anchor: 'end', colour: colours.muted },
    ]
  })
  const head = (words: string, x: number, anchor: PictureText['anchor']): PictureText => ({
    ...{ text: words, x, anchor, y: box.y - 8, size: HEAD_SIZE, colour: colours.faint },
  })
  return {
    shapes: shapes.join(''),
    texts: [
      head(text('growth.moved'), right - POINTS_WIDTH, 'end'),
      head(text('growth.points'), right, 'end'),
      ...(axisFrom === null ? [] : [head(axisFrom, left, 'start')]),
      ...texts,
    ],
  }
}
