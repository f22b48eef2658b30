import type { Day } from '@/lib/domain/time/day'
import { lengthEdges } from '@/lib/domain/tokens/length-buckets'
import type { LengthMeasures, LengthRow } from '@/lib/domain/tokens/lengths'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { type ExportColumn, SHARE_DIGITS } from '../../file/export-columns'

/** Which lengths a row is about, in tokens: from `from_tokens` on, below `until_tokens`. Both are empty for unknown. */
function edgeColumns<Row>(bucketOf: (row: Row) => number | null): ExportColumn<Row>[] {
  const from = (bucket: number | null) => (bucket === null ? null : String(lengthEdges[bucket - 1] ?? 0))
  const until = (bucket: number | null) =>
    bucket === null ? null : (lengthEdges[bucket]?.toString() ?? null)
  return [
    { name: 'from_tokens', kind: 'count', cell: (row) => from(bucketOf(row)) },
    { name: 'until_tokens', kind: 'count', cell: (row) => until(bucketOf(row)) },
  ]
}

export function lengthColumns(total: LengthMeasures): ExportColumn<LengthRow>[] {
  return [
    ...edgeColumns<LengthRow>(({ bucket }) => bucket),
    { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
    {
      name: 'share',
      kind: 'fraction',
      cell: ({ requests }) => ratioText(requests, total.requests, SHARE_DIGITS),
    },
    { name: 'previous_requests', kind: 'count', cell: (row) => row.previousRequests?.toString() ?? null },
    { name: 'prompt_tokens', kind: 'count', cell: ({ promptTokens }) => String(promptTokens) },
    { name: 'completion_tokens', kind: 'count', cell: ({ completionTokens }) => String(completionTokens) },
    { name: 'total_tokens', kind: 'count', cell: (row) => String(totalTokens(row)) },
  ]
}

/** One length in one bucket of a chart. */
export interface LengthPoint {
  bucket: Day
  length: number | null
  requests: bigint
  total: bigint
  isPartial: boolean
}

export const lengthPointColumns: ExportColumn<LengthPoint>[] = [
  { name: 'bucket', kind: 'text', cell: ({ bucket }) => bucket },
  ...edgeColumns<LengthPoint>(({ length }) => length),
  { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
  {
    name: 'share',
    kind: 'fraction',
    cell: ({ requests, total }) => ratioText(requests, total, SHARE_DIGITS),
  },
  { name: 'is_partial', kind: 'flag', cell: ({ isPartial }) => String(isPartial) },
]
