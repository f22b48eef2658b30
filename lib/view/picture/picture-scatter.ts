import type { Rectangle } from '../chart/chart-stack'
import { LETTER_WIDTH, labelOffset, pictureLabels } from '../scatter/scatter-labels'
import { type PlacedPoint, scatterPlot } from '../scatter/scatter-plot'
import type { ScatterView } from '../scatter/scatter-view'
import type { PictureColours, PictureText } from './picture'
import type { PicturePart } from './picture-plot'
import { plainName } from './picture-text'

const SIZE = 15
/** How much larger than on a page points and names are. */
const SCALE = (SIZE * 0.61) / LETTER_WIDTH

/** Points on their axes, the largest named, in a box whose right and lower labels stand outside of it. */
export function pictureScatter(view: ScatterView, box: Rectangle, colours: PictureColours): PicturePart {
  const { points, origin, xTicks, yTicks } = scatterPlot(view)
  const bottom = box.y + box.height
  const right = box.x + box.width
  const grid = [
    ...yTicks.map(({ at }) => `<path d="M${box.x} ${round(bottom - at * box.height)}h${box.width}"/>`),
    ...xTicks.map(({ at }) => `<path d="M${round(box.x + at * box.width)} ${box.y}v${box.height}"/>`),
  ]
  const place = ({ across, up }: Pick<PlacedPoint, 'across' | 'up'>) => ({
    x: box.x + across * box.width,
    y: bottom - up * box.height,
  })
  const circles = points.map((point) => {
    const { x, y } = place(point)
    const radius = round(point.radius * SCALE)
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${point.colour}" fill-opacity="0.8" stroke="${colours.page}"/>`
  })
  const faint = { size: SIZE, colour: colours.faint } as const
  const axes: PictureText[] = [
    { ...faint, text: view.yLabel, x: right + 54, y: box.y - 14, anchor: 'end' },
    { ...faint, text: view.xLabel, x: box.x + box.width / 2, y: bottom + 44, anchor: 'middle' },
    ...yTicks.map(({ at, label }): PictureText => {
      return { ...faint, text: label, x: right + 10, y: bottom - at * box.height + 5, anchor: 'start' }
    }),
    ...xTicks.map(({ at, label }): PictureText => {
      const anchor = at === 0 ? 'start' : 'middle'
      return { ...faint, text: label, x: box.x + at * box.width, y: bottom + 22, anchor }
    }),
  ]
  const names = pictureLabels(points, { width: box.width / SCALE, height: box.height / SCALE }).map(
    ({ index, anchor }): PictureText => {
      const point = points[index]!
      const { x, y } = place(point)
      const offset = labelOffset(point) * SCALE * (anchor === 'start' ? 1 : -1)
      const words = { text: point.name, plain: plainName(point.href) }
      return { ...words, x: x + offset, y: y + SIZE * 0.35, size: SIZE, anchor, colour: colours.muted }
    },
  )
  const ground = [
    `<path d="M${box.x} ${round(bottom - (origin?.up ?? 0) * box.height)}h${box.width}"/>`,
    origin ? `<path d="M${round(box.x + origin.across * box.width)} ${box.y}v${box.height}"/>` : '',
  ]
  return {
    shapes: `<g stroke="${colours.line}">${grid.join('')}</g><g stroke="${colours.ground}">${ground.join('')}</g>${circles.join('')}`,
    texts: [...axes, ...names],
  }
}

function round(value: number): number {
  return Number(value.toFixed(2))
}
