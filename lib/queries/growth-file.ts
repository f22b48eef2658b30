import type { Reader } from '@/db/client'
import type { ExportColumn } from '@/lib/domain/export-columns'
import type { TableQuestion } from '@/lib/domain/export-table'
import { totalTokens } from '@/lib/domain/measures'
import { ratioText } from '@/lib/domain/ratio'
import type { EntityBucket } from '@/lib/domain/series'
import type { EntityRef } from './entity-rows'
import { getEntitySeries } from './entity-series'
import { cellsOf, type OpenExport } from './open-export'
import { daysOfQuestion } from './table-days'

/** Of a mean length: parts of a token are as good as none. */
const MEAN_DIGITS = 3

const columns: ExportColumn<EntityBucket>[] = [
  { name: 'bucket', kind: 'text', cell: (row) => row.bucket },
  { name: 'total_tokens', kind: 'count', cell: (row) => String(totalTokens(row)) },
  { name: 'prompt_tokens', kind: 'count', cell: (row) => String(row.promptTokens) },
  { name: 'completion_tokens', kind: 'count', cell: (row) => String(row.completionTokens) },
  { name: 'reasoning_tokens', kind: 'count', cell: (row) => String(row.reasoningTokens) },
  { name: 'requests', kind: 'count', cell: (row) => String(row.requests) },
  {
    name: 'prompt_tokens_per_request',
    kind: 'fraction',
    cell: (row) => ratioText(row.promptTokens, row.requests, MEAN_DIGITS),
  },
  {
    name: 'completion_tokens_per_request',
    kind: 'fraction',
    cell: (row) => ratioText(row.completionTokens, row.requests, MEAN_DIGITS),
  },
  { name: 'is_partial', kind: 'flag', cell: (row) => String(row.isPartial) },
]

/** Everything, or one entity, bucket by bucket: what its tokens were, and how long its requests. */
export async function openGrowth(
  reader: Reader,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { category, grain } = question
  const range = await daysOfQuestion(reader, question, now)
  const series = await getEntitySeries(reader, of, { category, grain, range }, now)
  return {
    columns,
    range: series.range,
    freshness: series.freshness,
    totalTokens: series.buckets.reduce((sum, bucket) => sum + totalTokens(bucket), 0n),
    rows: cellsOf(columns, [series.buckets]),
  }
}
