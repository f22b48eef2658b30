import type { Grain } from '@/lib/domain/time/buckets'
import { isOptional } from '@/lib/domain/tokens/measures'
import { percent } from '../text/format'
import { formatDay, formatMonth } from '../text/format-day'
import { text } from '../text/messages'
import { shortCount } from './chart-reading'
import { bucketTotal, type ChartBucket, type ChartView, highestTotal } from './chart-view'
import { lineSummary } from './line-summary'
import { type AnyChartView, isLineView } from './line-view'

/** One sentence that says what the chart shows, from its complete buckets alone, and how to read a logarithmic axis. */
export function chartSummary(view: AnyChartView): string {
  if (isLineView(view)) {
    const summary = view.summary ?? lineSummary(view)
    if (view.axis === 'near') return text('charts.summary.near', { summary })
    return view.axis === 'log' ? text('charts.summary.log', { summary }) : summary
  }
  const summary = view.summary ?? amountSummary(view)
  return view.mode === 'log' ? text('charts.summary.log', { summary }) : summary
}

function amountSummary(view: ChartView): string {
  const { grain, metric } = view
  const complete = view.buckets.filter((bucket) => !bucket.isPartial && bucketTotal(bucket) > 0n)
  const first = complete[0]
  const last = complete.at(-1)
  if (!first || !last) {
    const isUnstated = isOptional(metric) && highestTotal(view.buckets) === 0n
    return isUnstated ? text('charts.summary.unstated') : text('charts.summary.nothing', { grain })
  }
  const row = largestSeries(view, last)
  const leader = view.series[row]!
  const values = {
    lead: leadOf(view, last, row),
    name: leader.inSentence ?? leader.name,
    share: percent(last.values[row]!, bucketTotal(last)),
    period: text(`grains.${grain}.lastComplete`),
  }
  if (view.series.length === 1 && leader.href === null) return aloneSummary(view, first, last)
  if (first === last) return text('charts.summary.latest', values)
  if (view.mode === 'share') {
    const before = percent(first.values[row]!, bucketTotal(first))
    return text('charts.summary.share', { ...values, before, when: inBucket(first, grain) })
  }
  const from = shortCount(metric, bucketTotal(first))
  const to = shortCount(metric, bucketTotal(last))
  return text('charts.summary.growth', { ...values, from, to, metric, grain, since: formatDay(first.bucket) })
}

/** Of one amount that is no part of anything. */
function aloneSummary({ grain, metric }: ChartView, first: ChartBucket, last: ChartBucket): string {
  const from = shortCount(metric, bucketTotal(first))
  const to = shortCount(metric, bucketTotal(last))
  const since = formatDay(first.bucket)
  if (first === last) return text('charts.summary.aloneLatest', { to, metric, when: inBucket(last, grain) })
  return text('charts.summary.alone', { from, to, metric, grain, since })
}

/**
 * How sure it is that the largest series leads. The series are the largest of the whole span: where `Other` is
 * larger, it may hide one that leads by now. Parts of one entity do not compete.
 */
function leadOf(view: ChartView, { values }: ChartBucket, leader: number): 'part' | 'certain' | 'uncertain' {
  if (view.series.every(({ href }) => href === null)) return 'part'
  if (view.isOwnTop) return 'certain'
  const isCertain = view.series.every(({ isOther }, row) => !isOther || values[row]! <= values[leader]!)
  return isCertain ? 'certain' : 'uncertain'
}

function largestSeries(view: ChartView, { values }: ChartBucket): number {
  const named = [...view.series.keys()].filter((row) => !view.series[row]!.isOther)
  return named.reduce((best, row) => (values[row]! > values[best]! ? row : best), named[0] ?? 0)
}

function inBucket({ bucket }: ChartBucket, grain: Grain): string {
  return text('charts.summary.inBucket', { grain, day: formatDay(bucket), month: formatMonth(bucket) })
}
