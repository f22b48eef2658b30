import type { Day } from '@/lib/domain/time/day'
import type { ChartBucket, ChartView } from './chart-view'
import { type AnyChartView, isLineView, type LineBucket, type LineView } from './line-view'

/** The buckets of a chart without their values. Charts of the same days can share one. */
export type ChartFrame = { bucket: Day; label: string; isPartial: boolean }[]

/** The values of all buckets in a line for each series: two thirds of the bytes of lists of them. */
interface PackedValues {
  frame: ChartFrame
  values: string[]
  /** As in the buckets of a `LineView`; absent where no bucket has any. */
  exact?: string[]
}

/** A chart as the server sends it to the browser a second time, for React. */
export type PackedView = (Omit<ChartView, 'buckets'> | Omit<LineView, 'buckets'>) & PackedValues

const BETWEEN = '|'
/** No number is written so, and neither is an exact text. */
const NOTHING = ''

/** @param share answers one object for all frames that say the same, so that a page carries it once */
export function packView(view: AnyChartView, share: (frame: ChartFrame) => ChartFrame): PackedView {
  const { buckets, ...rest } = view
  const frame = share(buckets.map(({ bucket, label, isPartial }) => ({ bucket, label, isPartial })))
  const line = (cellOf: (bucket: LineBucket | ChartBucket, row: number) => bigint | number | string | null) =>
    view.series.map((_, row) => buckets.map((bucket) => cellOf(bucket, row) ?? NOTHING).join(BETWEEN))
  const packed = { ...rest, frame, values: line(({ values }, row) => values[row]!) }
  const hasExact = isLineView(view) && view.buckets.some(({ exact }) => exact)
  if (!hasExact) return packed
  return { ...packed, exact: line((bucket, row) => ('exact' in bucket && bucket.exact?.[row]) || null) }
}

export function unpackView(packed: PackedView): AnyChartView {
  const { frame, values, exact, ...rest } = packed
  const lines = values.map((line) => line.split(BETWEEN))
  if (!('kind' in rest)) {
    const buckets = frame.map((bucket, column) => ({
      ...bucket,
      values: lines.map((cells) => BigInt(cells[column]!)),
    }))
    return { ...rest, buckets }
  }
  const exactLines = exact?.map((line) => line.split(BETWEEN))
  const buckets = frame.map((bucket, column) => ({
    ...bucket,
    values: lines.map((cells) => (cells[column] === NOTHING ? null : Number(cells[column]))),
    ...(exactLines && { exact: exactLines.map((cells) => cells[column] || null) }),
  }))
  return { ...rest, buckets }
}
