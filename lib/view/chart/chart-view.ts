import type { Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { Metric } from '@/lib/domain/tokens/measures'
import type { ChartMode } from '../address/page-choices'

/** A line of a chart's legend. Its key is `s0`…`s9`: slugs hold characters that CSS and SVG ids cannot. */
export interface ChartSeries {
  key: string
  name: string
  /** What it is called within a sentence, where that differs. */
  inSentence?: string
  colour: string
  /** The entity's page, or null for `Other` and for parts of one entity. */
  href: string | null
  /** Everything that has no line of its own: drawn last, never called the largest. */
  isOther: boolean
  /** The line that the others are set beside. */
  isMain?: boolean
  /** In the legend and the table alone, until the reader asks for its line. */
  isQuiet?: boolean
}

export interface ChartBucket {
  bucket: Day
  label: string
  isPartial: boolean
  /** One for each series, in their order. */
  values: bigint[]
}

/** Something that happened within a bucket, such as the release of a model: a small mark above it. */
export interface ChartMark {
  bucket: Day
  label: string
  href: string
  colour: string
}

/**
 * A chart of values that add up, ready to be drawn on the server or in the browser: texts, colours and exact values.
 * What does not add up is a `LineView`.
 */
export interface ChartView {
  title: string
  /** What is counted: it decides how values are written. `spend` is in nano-dollars. */
  metric: Metric
  /** Stacked bars of amounts or of parts of 100 %; with `log` a line for each series, since stacks would lie there. */
  mode: ChartMode
  grain: Grain
  series: ChartSeries[]
  buckets: ChartBucket[]
  /** Whether some of it is estimated from sampled requests. */
  estimated: boolean
  marks?: ChartMark[]
  /**
   * Whether values may be below zero: gains pile up from the ground and losses hang down from it, bars of a stack that
   * is `absolute`. All buckets are complete then.
   */
  isSigned?: boolean
  /** Whether each bucket names its own largest series: what is 0 in it may be part of its `Other`. */
  isOwnTop?: boolean
  /** Where the general sentence about amounts would miss the point. */
  summary?: string
}

/** The height of a bar before it becomes pixels. */
export function bucketTotal(bucket: Pick<ChartBucket, 'values'>): bigint {
  return bucket.values.reduce((sum, value) => sum + value, 0n)
}

/** Which bucket a legend speaks of: the last complete one, or the running one where there is no other; else -1. */
export function latestIndex(buckets: { isPartial: boolean }[]): number {
  const complete = buckets.findLastIndex((bucket) => !bucket.isPartial)
  return complete >= 0 ? complete : buckets.length - 1
}

export function latestBucket<Bucket extends { isPartial: boolean }>(buckets: Bucket[]): Bucket | undefined {
  return buckets[latestIndex(buckets)]
}

export function highestTotal(buckets: ChartBucket[]): bigint {
  let highest = 0n
  for (const bucket of buckets) {
    const total = bucketTotal(bucket)
    if (total > highest) highest = total
  }
  return highest
}
