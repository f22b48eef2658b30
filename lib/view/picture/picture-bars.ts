import { type BarsView, barLengths } from '../chart/bars-view'
import type { Rectangle } from '../chart/chart-stack'
import type { PictureColours, PictureText } from './picture'
import type { PicturePart } from './picture-plot'
import { fitText, plainName } from './picture-text'

const NAME_WIDTH = 350
const VALUE_WIDTH = 120
const SHARE_WIDTH = 90
const GAP = 16
const MOST_STEP = 34
const HEAD_SIZE = 15

/** A ranking from top to bottom: its names, a bar for each, its values, and what part of everything they are. */
export function pictureBars(view: BarsView, box: Rectangle, colours: PictureColours): PicturePart {
  const { bars, columns } = view
  const step = Math.min(MOST_STEP, box.height / bars.length)
  const size = Math.min(18, Math.floor(step * 0.66))
  const thickness = Math.round(step * 0.56)
  const right = box.x + box.width
  const left = box.x + NAME_WIDTH + GAP
  const room = box.width - NAME_WIDTH - VALUE_WIDTH - SHARE_WIDTH - 2 * GAP
  const lengths = barLengths(bars)
  const shapes = bars.map(({ colour = colours.accent, value }, row) => {
    const width = value > 0n ? Math.max(1, lengths[row]! * room) : 0
    const y = box.y + step * row + (step - thickness) / 2
    return `<rect x="${left}" y="${y.toFixed(2)}" width="${width.toFixed(2)}" height="${thickness}" rx="2" fill="${colour}"/>`
  })
  const ends = [
    { x: right - SHARE_WIDTH, colour: colours.ink },
    { x: right, colour: colours.muted },
  ] as const
  const texts = bars.flatMap(({ label, href, text, share }, row): PictureText[] => {
    const line = { y: box.y + step * (row + 0.5) + size * 0.35, size } as const
    const shorten = (words: string) => fitText(words, size, NAME_WIDTH)
    const name = shorten(label)
    const plain = shorten(plainName(href ?? null))
    return [
      { ...line, text: name, plain, x: box.x, anchor: 'start', colour: colours.ink },
      ...[text, share].map((words, end) => ({ ...line, ...ends[end]!, text: words, anchor: 'end' as const })),
    ]
  })
  const heads = [columns.value, columns.share].map((words, end) => ({
    ...{ text: words, x: ends[end]!.x, y: box.y - 8, size: HEAD_SIZE, colour: colours.faint },
    anchor: 'end' as const,
  }))
  return { shapes: shapes.join(''), texts: [...heads, ...texts] }
}
