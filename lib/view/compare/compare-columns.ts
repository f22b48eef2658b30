import { ratioText } from '@/lib/domain/tokens/ratio'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { baseBucket, type ComparedBucket, type Comparison } from '@/lib/domain/traffic/comparison'
import { type ExportColumn, kindOf, SHARE_DIGITS, valueText } from '../file/export-columns'
import type { ExportFile } from '../file/export-file'

/** One of those compared in one bucket. */
export interface ComparedRow {
  slug: string
  name: string
  bucket: ComparedBucket
  position: number
}

const INDEX_DIGITS = 6

/** The bucket's columns as those of every chart, with the index; what had no request is empty. */
export function compareColumns(comparison: Comparison): ExportColumn<ComparedRow>[] {
  const { metric } = comparison.question
  const base = baseBucket(comparison)
  const pointOf = ({ bucket, position }: ComparedRow) => bucket.points[position] ?? null
  const indexOf = (row: ComparedRow) => {
    const point = pointOf(row)
    const start = base?.points[row.position]
    return point && start ? ratioText(100n * point.value, start.value, INDEX_DIGITS) : null
  }
  return [
    { name: 'bucket', kind: 'text', cell: ({ bucket }) => bucket.bucket },
    { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
    { name: 'name', kind: 'text', cell: ({ name }) => name },
    { name: 'total_tokens', kind: 'count', cell: (row) => textOf(pointOf(row)?.totalTokens) },
    { name: 'requests', kind: 'count', cell: (row) => textOf(pointOf(row)?.requests) },
    {
      name: 'share',
      kind: 'fraction',
      cell: (row) => {
        const point = pointOf(row)
        return point && ratioText(point.value, row.bucket.total.value, SHARE_DIGITS)
      },
    },
    { name: 'is_partial', kind: 'flag', cell: ({ bucket }) => String(bucket.isPartial) },
    {
      name: 'value',
      kind: kindOf(metric),
      cell: (row) => {
        const point = pointOf(row)
        return point && valueText(point.value, metric)
      },
    },
    { name: 'index', kind: 'fraction', cell: indexOf },
  ]
}

function textOf(count: bigint | undefined): string | null {
  return count === undefined ? null : String(count)
}

/** The file behind a comparison. */
export function compareFile({
  dimension,
  slugs,
  category,
  grain,
  metric,
  from,
}: CompareQuestion): ExportFile {
  const query: [string, string][] = [
    ['dimension', dimension],
    ...slugs.map((slug): [string, string] => ['slug', slug]),
    ['category', category],
    ['grain', grain],
    ['metric', metric],
  ]
  return { name: 'compare', query: from === null ? query : [...query, ['from', from]] }
}
