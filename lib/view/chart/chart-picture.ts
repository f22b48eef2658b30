import type { Day } from '@/lib/domain/time/day'
import { type FigureView, isBarsView, isScatterView, isWaterfallView } from '../figure/figure-view'
import {
  PICTURE_HEIGHT,
  PICTURE_WIDTH,
  type Picture,
  type PictureColours,
  type PictureTheme,
  pictureColours,
} from '../picture/picture'
import { pictureBars } from '../picture/picture-bars'
import { pictureLegend } from '../picture/picture-legend'
import { hatching, type PicturePart, picturePlot } from '../picture/picture-plot'
import { pictureScatter } from '../picture/picture-scatter'
import { fitText, wrapText } from '../picture/picture-text'
import { pictureWaterfall } from '../picture/picture-waterfall'
import { formatDay } from '../text/format-day'
import { text } from '../text/messages'
import { chartSummary } from './chart-summary'

const MARGIN = 48
const INSIDE = PICTURE_WIDTH - 2 * MARGIN
const PLOT = { x: MARGIN, y: 140, width: 690, height: 350 }
const LEGEND = { x: 830, y: 132, width: PICTURE_WIDTH - MARGIN - 830, height: 380 }
const POINTS = { x: MARGIN, y: 152, width: 1040, height: 330 }
const BARS = { x: MARGIN, y: 146, width: INSIDE, height: 384 }
const FOOT = 572

export interface ChartPictureFrame {
  theme: PictureTheme
  /** Whose chart it is: `Top models`, `Market share by author: Programming`. */
  heading: string
  dataThrough: Day | null
  /** What the licence of the figures asks for; null where they are the operator's own. */
  citation: string | null
}

/** A chart with everything that it needs where it stands alone: what, who, of when, and whose. */
export function chartPicture(view: FigureView, frame: ChartPictureFrame): Picture {
  const { theme, heading, dataThrough, citation } = frame
  const colours = pictureColours[theme]
  const summary = summaryOf(view)
  const drawing = draw(view, colours) ?? nothing(summary, colours)
  const line = (words: string, x: number, y: number, size: number, colour: string) =>
    ({ text: words, x, y, size, anchor: 'start', colour }) as const
  const through = dataThrough === null ? text('freshness.nothing') : throughText(dataThrough)
  return {
    title: `${heading}. ${view.title}`,
    description: summary,
    shapes: [
      `<defs>${hatching(colours)}</defs>`,
      `<rect width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" fill="${colours.page}"/>`,
      drawing.shapes,
      `<path d="M${MARGIN} ${FOOT - 30}h${INSIDE}" stroke="${colours.line}"/>`,
      mark(PICTURE_WIDTH - MARGIN - 140, FOOT - 15, colours.accent),
    ].join(''),
    texts: [
      line(fitText(heading, 34, INSIDE), MARGIN, 74, 34, colours.ink),
      line(fitText(titleOf(view), 20, INSIDE), MARGIN, 106, 20, colours.muted),
      ...drawing.texts,
      line(through, MARGIN, FOOT, 17, colours.muted),
      {
        ...line(text('site.name'), PICTURE_WIDTH - MARGIN, FOOT, 20, colours.ink),
        anchor: 'end',
      },
      ...wrapText(citation ?? '', 12, INSIDE, 2).map((words, row) =>
        line(words, MARGIN, FOOT + 23 + row * 16, 12, colours.faint),
      ),
    ],
  }
}

/** The figures of a picture are few and short: that they are estimates is said once. */
function titleOf(view: FigureView): string {
  const { title } = view
  return 'estimated' in view && view.estimated ? text('pictures.estimated', { title }) : title
}

function summaryOf(view: FigureView): string {
  return isScatterView(view) || isBarsView(view) || isWaterfallView(view) ? view.summary : chartSummary(view)
}

/** The drawing with its names; null where there is nothing to draw. */
function draw(view: FigureView, colours: PictureColours): PicturePart | null {
  if (isWaterfallView(view)) return pictureWaterfall(view, BARS, colours)
  if (isBarsView(view)) return view.bars.length > 0 ? pictureBars(view, BARS, colours) : null
  if (isScatterView(view)) return view.points.length > 0 ? pictureScatter(view, POINTS, colours) : null
  const hasValues = view.buckets.some(({ values }) =>
    values.some((value) => value !== null && Number(value) !== 0),
  )
  if (!hasValues) return null
  const [plot, legend] = [picturePlot(view, PLOT, colours), pictureLegend(view, LEGEND, colours)]
  return { shapes: plot.shapes + legend.shapes, texts: [...plot.texts, ...legend.texts] }
}

function throughText(day: Day): string {
  return text('pictures.dataThrough', { day: formatDay(day) })
}

function nothing(summary: string, colours: PictureColours): PicturePart {
  const x = PICTURE_WIDTH / 2
  const y = PLOT.y + PLOT.height / 2
  return {
    shapes: '',
    texts: [{ text: summary, x, y, size: 20, anchor: 'middle', colour: colours.muted }],
  }
}

/** The sign of the site, 18 units wide. */
function mark(x: number, y: number, colour: string): string {
  return `<path transform="translate(${x} ${y})" d="M2 10h3.5v6H2zM7.25 6h3.5v10h-3.5zM12.5 2H16v14h-3.5z" fill="${colour}"/>`
}
