import { dollarText } from '@/lib/domain/money/money'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import {
  compactCount,
  dollars,
  exactCount,
  exactDollars,
  MINUS,
  percent,
  tickCount,
  tickDollars,
} from '../text/format'
import { exactNumber, shortNumber } from '../text/number-kind'
import { bucketTotal } from './chart-view'
import { type AnyChartView, isLineView } from './line-view'

/** A value of a chart as it is read, by the browser too. */
export interface ChartReading {
  /** For scripts: the `value` of a `<data>` element. */
  raw: string
  short: string
  /** To the last digit. */
  exact: string
  /** Of the bucket's total, where values add up. */
  share: string | null
  isZero: boolean
}

const isMoney = (metric: Metric) => metrics[metric].unit === 'dollars'

/** A tick of an axis: `2.5T`, `$2.5K`. */
export function tickValue(metric: Metric, value: bigint): string {
  if (value < 0n) return MINUS + tickValue(metric, -value)
  return isMoney(metric) ? tickDollars(value) : tickCount(value)
}

export function shortCount(metric: Metric, value: bigint): string {
  return isMoney(metric) ? dollars(value) : compactCount(value)
}

/** To the last digit or nano-dollar. */
export function exactAmount(metric: Metric, value: bigint): string {
  return isMoney(metric) ? exactDollars(value) : exactCount(value)
}

/** The value of a series (a row) in a bucket (an index), or null where none is known. */
export function readValue(view: AnyChartView, index: number, row: number): ChartReading | null {
  if (isLineView(view)) {
    const bucket = view.buckets[index]!
    const value = bucket.values[row] ?? null
    if (value === null) return null
    const exact = bucket.exact?.[row] ?? exactNumber(view.kind, value)
    return { raw: String(value), short: shortNumber(view.kind, value), exact, share: null, isZero: false }
  }
  const bucket = view.buckets[index]!
  const value = bucket.values[row]!
  if (view.isSigned) return readDifference(view.metric, value)
  return {
    raw: isMoney(view.metric) ? dollarText(value) : String(value),
    short: shortCount(view.metric, value),
    exact: exactAmount(view.metric, value),
    share: percent(value, bucketTotal(bucket)),
    isZero: value === 0n,
  }
}

/** What a bucket adds up to, or null where values do not add up. */
export function readTotal(view: AnyChartView, index: number): string | null {
  if (isLineView(view)) return null
  const total = bucketTotal(view.buckets[index]!)
  return view.isSigned ? readDifference(view.metric, total).exact : exactAmount(view.metric, total)
}

/** What was gained or lost: parts of it may be larger than all of it, so that there are no shares. */
function readDifference(metric: Metric, value: bigint): ChartReading {
  const size = value < 0n ? -value : value
  const withSign = (words: string) => (value === 0n ? words : `${value < 0n ? MINUS : '+'}${words}`)
  return {
    raw: String(value),
    short: withSign(shortCount(metric, size)),
    exact: withSign(exactAmount(metric, size)),
    share: null,
    isZero: value === 0n,
  }
}
