import type { Grain } from './buckets'
import { bucketTotal, type ChartBucket, type ChartView } from './chart-view'
import { compactCount, percent } from './format'
import { formatDay } from './format-day'

const every: Record<Grain, string> = { day: 'a day', week: 'a week', month: 'a month' }

/** One sentence that says what the chart shows, from its complete buckets alone. */
export function chartSummary(view: ChartView): string {
  const complete = view.buckets.filter((bucket) => !bucket.isPartial && bucketTotal(bucket) > 0n)
  const first = complete[0]
  const last = complete.at(-1)
  if (!first || !last) return `No complete ${view.grain} yet.`
  const leader = largestSeries(view, last)
  const { name } = view.series[leader]!
  const share = percent(last.values[leader]!, bucketTotal(last))
  const isOfParts = view.series.every(({ href }) => href === null)
  const lead = isOfParts
    ? `${share} of the last complete ${view.grain} is ${name.toLowerCase()}`
    : `${name} is the largest${amongNamed(view, last, leader)} with ${share} of the last complete ${view.grain}`
  if (first === last) return `${sentence(lead)}.`
  if (view.mode === 'share') {
    const before = percent(first.values[leader]!, bucketTotal(first))
    return `${sentence(lead)}, after ${before} in ${bucketName(first, view.grain)}.`
  }
  const growth = `From ${compactCount(bucketTotal(first))} to ${compactCount(bucketTotal(last))} ${view.unit}`
  return `${growth} ${every[view.grain]} since ${formatDay(first.bucket)}; ${lead}.`
}

/** The series are the largest of the whole span: where `Other` is larger, it may hide one that leads by now. */
function amongNamed(view: ChartView, { values }: ChartBucket, leader: number): string {
  const isCertain = view.series.every(({ isOther }, row) => !isOther || values[row]! <= values[leader]!)
  return isCertain ? '' : ' of those named'
}

function largestSeries(view: ChartView, { values }: ChartBucket): number {
  const named = [...view.series.keys()].filter((row) => !view.series[row]!.isOther)
  return named.reduce((best, row) => (values[row]! > values[best]! ? row : best), named[0] ?? 0)
}

function bucketName({ bucket, label }: ChartBucket, grain: Grain): string {
  if (grain === 'month') return label
  return grain === 'week' ? `the week of ${formatDay(bucket)}` : `the day ${formatDay(bucket)}`
}

function sentence(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}
