import type { PlacedPoint } from './scatter-plot'

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export interface PointLabel {
  /** Which of the points. */
  index: number
  /** Whether it stands after its point or before it. */
  anchor: 'start' | 'end'
  /** There is no room for it on a phone. */
  isWideOnly: boolean
}

export interface Plot {
  width: number
  height: number
}

/** The smallest plots that labels are laid out for, in pixels: what is apart there is apart on every larger one. */
export const phonePlot: Plot = { width: 240, height: 220 }
export const widePlot: Plot = { width: 480, height: 300 }

/** How many names there are, and how many points no name may cover. */
const MOST = { phone: 7, wide: 20, clear: 40 }
export const LETTER_WIDTH = 6.6
const LINE_HEIGHT = 14
const GAP = 3

/**
 * Names for the first points of the list, as many as fit without covering each other or the largest points. Labels
 * keep their size while points move apart with the plot, so those of a phone hold everywhere, and more join them where
 * there is room.
 */
export function scatterLabels(points: PlacedPoint[]): PointLabel[] {
  const labels: PointLabel[] = []
  addLabels(labels, points, phonePlot, MOST.phone, false)
  addLabels(labels, points, widePlot, MOST.wide, true)
  return labels
}

/** The names that fit into a plot of this one size without covering any point: nobody can ask a picture for it. */
export function pictureLabels(points: PlacedPoint[], plot: Plot): PointLabel[] {
  const labels: PointLabel[] = []
  addLabels(labels, points, plot, MOST.wide, false, points.length)
  return labels
}

function addLabels(
  labels: PointLabel[],
  points: PlacedPoint[],
  plot: Plot,
  most: number,
  isWideOnly: boolean,
  clear = MOST.clear,
): void {
  for (const index of points.keys()) {
    if (labels.length >= most) break
    if (labels.some((label) => label.index === index)) continue
    const taken = labels.map((label) => labelBox(points[label.index]!, label.anchor, plot))
    const seen = points.slice(0, Math.max(index, clear)).filter((point) => point !== points[index])
    const circles = seen.map((point) => pointBox(point, plot))
    const anchor = (['start', 'end'] as const).find((side) => {
      const box = labelBox(points[index]!, side, plot)
      const words = wordsOf(box, side, points[index]!)
      const isInside = box.left >= 0 && box.right <= plot.width
      return (
        isInside && !taken.some((one) => overlaps(box, one)) && !circles.some((one) => overlaps(words, one))
      )
    })
    if (anchor) labels.push({ index, anchor, isWideOnly })
  }
}

export function labelOffset({ radius }: Pick<PlacedPoint, 'radius'>): number {
  return radius + GAP
}

/** Where a label stands, from the middle of its point on: boxes that end at their anchors only ever move apart. */
export function labelBox(point: PlacedPoint, anchor: 'start' | 'end', plot: Plot): Box {
  const length = point.name.length * LETTER_WIDTH
  const x = point.across * plot.width
  const reach = labelOffset(point) + length
  const [left, right] = anchor === 'start' ? [x, x + reach] : [x - reach, x]
  const y = (1 - point.up) * plot.height
  return { left, right, top: y - LINE_HEIGHT / 2, bottom: y + LINE_HEIGHT / 2 }
}

/** A label without the way from its point. */
function wordsOf(box: Box, anchor: 'start' | 'end', point: PlacedPoint): Box {
  const offset = labelOffset(point)
  return anchor === 'start' ? { ...box, left: box.left + offset } : { ...box, right: box.right - offset }
}

function pointBox({ across, up, radius }: PlacedPoint, { width, height }: Plot): Box {
  const [x, y] = [across * width, (1 - up) * height]
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
