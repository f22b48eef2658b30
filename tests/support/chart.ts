import { addBuckets } from '@/lib/domain/buckets'
import type { ChartView } from '@/lib/domain/chart-view'
import { formatBucket } from '@/lib/domain/day-text'

/** A weekly chart of made-up values: one row a bucket, one column a series. */
export function chartOf(
  values: bigint[][],
  { lastIsPartial = false, lastIsOther = false }: { lastIsPartial?: boolean; lastIsOther?: boolean } = {},
): ChartView {
  const width = values[0]!.length
  return {
    title: 'Weekly tokens by model',
    metric: 'tokens',
    mode: 'absolute',
    grain: 'week',
    estimated: false,
    series: Array.from({ length: width }, (_, index) => {
      const isOther = lastIsOther && index === width - 1
      return {
        key: `s${index}`,
        name: isOther ? 'Other' : `Series ${index}`,
        colour: '#123456',
        href: isOther ? null : `/models/a/${index}`,
        isOther,
      }
    }),
    buckets: values.map((row, index) => {
      const bucket = addBuckets('2026-01-05', 'week', index)
      return {
        bucket,
        label: formatBucket(bucket, 'week'),
        isPartial: lastIsPartial && index === values.length - 1,
        values: row,
      }
    }),
  }
}
