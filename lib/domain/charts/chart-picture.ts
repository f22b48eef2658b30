import type { Day } from '../day'
import { formatDay } from '../format-day'
import { text } from '../messages'
import {
  PICTURE_HEIGHT,
  PICTURE_WIDTH,
  type Picture,
  type PictureColours,
  type PictureTheme,
  pictureColours,
} from '../pictures/picture'
import { pictureLegend } from '../pictures/picture-legend'
import { hatching, picturePlot } from '../pictures/picture-plot'
import { fitText, wrapText } from '../pictures/picture-text'
import { chartSummary } from './chart-summary'
import type { AnyChartView } from './line-view'

const MARGIN = 48
const INSIDE = PICTURE_WIDTH - 2 * MARGIN
const PLOT = { x: MARGIN, y: 140, width: 690, height: 350 }
const LEGEND = { x: 830, y: 132, width: PICTURE_WIDTH - MARGIN - 830, height: 380 }
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
export function chartPicture(view: AnyChartView, frame: ChartPictureFrame): Picture {
  const { theme, heading, dataThrough, citation } = frame
  const colours = pictureColours[theme]
  const summary = chartSummary(view)
  const hasValues = view.buckets.some(({ values }) => values.some((value) => value !== null && value > 0))
  const plot = hasValues ? picturePlot(view, PLOT, colours) : nothing(summary, colours)
  const legend = hasValues ? pictureLegend(view, LEGEND, colours) : { shapes: '', texts: [] }
  const line = (words: string, x: number, y: number, size: number, colour: string) =>
    ({ text: words, x, y, size, anchor: 'start', colour }) as const
  const through = dataThrough === null ? text('freshness.nothing') : throughText(dataThrough)
  return {
    title: `${heading}. ${view.title}`,
    description: summary,
    shapes: [
      `<defs>${hatching(colours)}</defs>`,
      `<rect width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" fill="${colours.page}"/>`,
      plot.shapes,
      legend.shapes,
      `<path d="M${MARGIN} ${FOOT - 30}h${INSIDE}" stroke="${colours.line}"/>`,
      mark(PICTURE_WIDTH - MARGIN - 140, FOOT - 15, colours.accent),
    ].join(''),
    texts: [
      line(fitText(heading, 34, INSIDE), MARGIN, 74, 34, colours.ink),
      line(fitText(view.title, 20, INSIDE), MARGIN, 106, 20, colours.muted),
      ...plot.texts,
      ...legend.texts,
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

function throughText(day: Day): string {
  return text('pictures.dataThrough', { day: formatDay(day) })
}

function nothing(summary: string, colours: PictureColours) {
  const x = PICTURE_WIDTH / 2
  const y = PLOT.y + PLOT.height / 2
  return {
    shapes: '',
    texts: [{ text: summary, x, y, size: 20, anchor: 'middle', colour: colours.muted } as const],
  }
}

/** The sign of the site, 18 units wide. */
function mark(x: number, y: number, colour: string): string {
  return `<path transform="translate(${x} ${y})" d="M2 10h3.5v6H2zM7.25 6h3.5v10h-3.5zM12.5 2H16v14h-3.5z" fill="${colour}"/>`
}
