import { addBuckets } from '@/lib/domain/time/buckets'
import type { ChartView } from '@/lib/view/chart/chart-view'
import type { LineView } from '@/lib/view/chart/line-view'
import { formatBucket } from '@/lib/view/text/day-text'

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

/** A weekly chart of lines: one row a bucket, one column a series, null for gaps. */
export function linesOf(
  values: (number | null)[][],
  { kind = 'percent', axis = 'linear', lastIsPartial = false }: Partial<LinesOptions> = {},
): LineView {
  const { series, buckets, grain } = chartOf(
    values.map((row) => row.map(() => 0n)),
    { lastIsPartial },
  )
  return {
    title: 'Weekly values by model',
    kind,
    axis,
    grain,
    estimated: false,
    series,
    buckets: buckets.map((bucket, index) => ({ ...bucket, values: values[index]! })),
  }
}

interface LinesOptions extends Pick<LineView, 'kind' | 'axis'> {
  lastIsPartial: boolean
}
