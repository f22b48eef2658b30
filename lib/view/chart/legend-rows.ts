import { type AnyChartView, isLineView } from './line-view'

/**
 * The rows (series) that a list beside the chart names for a bucket: all of them, or where each bucket has a top of its
 * own those of the bucket, the largest first and `Other` last.
 */
export function legendRows(view: AnyChartView, index: number): number[] {
  const rows = [...view.series.keys()]
  const bucket = view.buckets[index]
  if (isLineView(view) || !view.isOwnTop || !bucket) return rows
  const { values } = bucket
  const rank = (row: number) => (view.series[row]!.isOther ? -1n : values[row]!)
  return rows
    .filter((row) => values[row]! > 0n)
    .sort((one, other) => (rank(one) < rank(other) ? 1 : rank(one) > rank(other) ? -1 : one - other))
}
