import { type AxisTick, hasLines, LINE_HEIGHT, LINE_SLOT, linePaths, linePlot } from '../chart/chart-lines'
import { placeMarks } from '../chart/chart-marks'
import {
  amountTicks,
  PLOT_HEIGHT,
  partialBars,
  type Rectangle,
  SLOT_WIDTH,
  seriesPaths,
} from '../chart/chart-stack'
import type { ChartView } from '../chart/chart-view'
import { type AnyChartView, columnTicks } from '../chart/line-view'
import type { PictureColours, PictureText } from './picture'

const TICK_SIZE = 15

export interface PicturePart {
  shapes: string
  texts: PictureText[]
}

/** The drawing with its axes, in a box whose right and lower labels stand outside of it. */
export function picturePlot(view: AnyChartView, box: Rectangle, colours: PictureColours): PicturePart {
  const isLines = hasLines(view)
  const { ticks, ground } = isLines ? { ...linePlot(view), ground: 0 } : amountTicks(view as ChartView)
  const level = (height: number) => box.y + box.height * (1 - height)
  const grid = ticks.map(({ height }) => horizontal(box, level(height), colours.line))
  const drawing = isLines ? lines(view, box) : bars(view as ChartView, box)
  return {
    shapes: [...grid, ...drawing, horizontal(box, level(ground), colours.ground), ...marks(view, box)].join(
      '',
    ),
    texts: [...values(ticks, box, colours), ...dates(view, box, colours)],
  }
}

/** Laid over what is not finished. */
export function hatching({ page }: PictureColours): string {
  return (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
    `<rect width="3" height="6" fill="${page}" fill-opacity="0.62"/></pattern>`
  )
}

function bars(view: ChartView, box: Rectangle): string[] {
  const across = number(box.width / (view.buckets.length * SLOT_WIDTH))
  const down = number(box.height / PLOT_HEIGHT)
  const paths = seriesPaths(view).map(
    (path, row) => path && `<path d="${path}" fill="${view.series[row]!.colour}"/>`,
  )
  const hatched = partialBars(view).map(
    (bar) =>
      `<rect x="${number(box.x + bar.x * box.width)}" y="${number(box.y + bar.y * box.height)}" ` +
      `width="${number(bar.width * box.width)}" height="${number(bar.height * box.height)}" fill="url(#hatch)"/>`,
  )
  const place = `transform="translate(${box.x} ${box.y}) scale(${across} ${down})"`
  return [`<g ${place} shape-rendering="crispEdges">${paths.join('')}</g>`, ...hatched]
}

/** The points are placed one by one: a stretched drawing would stretch the width of its lines. */
function lines(view: AnyChartView, box: Rectangle): string[] {
  const across = box.width / (view.buckets.length * LINE_SLOT)
  const down = box.height / LINE_HEIGHT
  const placed = (path: string) =>
    path.replace(/([\d.]+) ([\d.]+)/g, (_, x: string, y: string) => {
      return `${number(box.x + Number(x) * across)} ${number(box.y + Number(y) * down)}`
    })
  const { heights } = linePlot(view)
  const isPartial = view.buckets.map((bucket) => bucket.isPartial)
  const drawn = view.series.map(({ colour, isMain }, row) => {
    const { solid, dashed } = linePaths(heights[row]!, isPartial)
    const dashedPath = dashed && `<path d="${placed(dashed)}" stroke-dasharray="2 6"/>`
    const width = isMain ? ' stroke-width="4"' : ''
    return `<g stroke="${colour}"${width}>${solid && `<path d="${placed(solid)}"/>`}${dashedPath}</g>`
  })
  const style = 'fill="none" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"'
  return [`<g ${style}>${drawn.toReversed().join('')}</g>`]
}

/** Above the drawing, one over the other where a bucket has several. */
function marks(view: AnyChartView, box: Rectangle): string[] {
  return placeMarks(view).map(({ x, level, colour }) =>
    triangle(box.x + box.width * x, box.y - 4 - level * 10, colour),
  )
}

/** Stands on its tip. */
export function triangle(x: number, y: number, colour: string): string {
  return `<path d="M${number(x)} ${number(y)}l-5 -8h10z" fill="${colour}"/>`
}

function values(ticks: AxisTick[], box: Rectangle, colours: PictureColours): PictureText[] {
  return ticks.map(({ height, label }) => ({
    text: label,
    x: box.x + box.width + 10,
    y: box.y + box.height * (1 - height) + TICK_SIZE * 0.35,
    size: TICK_SIZE,
    anchor: 'start',
    colour: colours.faint,
  }))
}

function dates(view: AnyChartView, box: Rectangle, colours: PictureColours): PictureText[] {
  return columnTicks(view).map(({ index, label, isAtEdge }) => ({
    text: label,
    x: box.x + (box.width * (index + (isAtEdge ? 0 : 0.5))) / view.buckets.length,
    y: box.y + box.height + 24,
    size: TICK_SIZE,
    anchor: isAtEdge ? 'start' : 'middle',
    colour: colours.faint,
  }))
}

function horizontal(box: Rectangle, y: number, colour: string): string {
  return `<path d="M${box.x} ${number(y)}h${box.width}" stroke="${colour}"/>`
}

/** Short, and never in the notation of tiny numbers. */
function number(value: number): number {
  return Number(value.toFixed(4))
}
