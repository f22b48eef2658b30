import type { Grain } from './buckets'
import type { Day } from './day'

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
}

export interface ChartBucket {
  bucket: Day
  label: string
  isPartial: boolean
  /** One for each series, in their order. */
  values: bigint[]
}

/** A chart ready to be drawn, on the server or in the browser: texts, colours and exact values. */
export interface ChartView {
  title: string
  /** What is counted. */
  unit: 'tokens' | 'requests'
  /** Whether bars show counts or parts of 100 %. */
  mode: 'absolute' | 'share'
  grain: Grain
  series: ChartSeries[]
  buckets: ChartBucket[]
  /** Whether some of it is estimated from sampled requests. */
  estimated: boolean
}

/** The height of a bar before it becomes pixels. */
export function bucketTotal(bucket: Pick<ChartBucket, 'values'>): bigint {
  return bucket.values.reduce((sum, value) => sum + value, 0n)
}

/** What a legend speaks of: the last complete bucket, or the running one where there is no other. */
export function latestBucket({ buckets }: Pick<ChartView, 'buckets'>): ChartBucket | undefined {
  return buckets.findLast((bucket) => !bucket.isPartial) ?? buckets.at(-1)
}

export function highestTotal(buckets: ChartBucket[]): bigint {
  let highest = 0n
  for (const bucket of buckets) {
    const total = bucketTotal(bucket)
    if (total > highest) highest = total
  }
  return highest
}
