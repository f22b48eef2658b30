import type { Reader } from '@/db/client'
import { noMeasures, totalTokens } from '@/lib/domain/tokens/measures'
import type { EntityBucket } from '@/lib/domain/traffic/series'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getEntitySeries } from '@/lib/queries/entity/entity-series'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { measureColumns } from '@/lib/view/file/measure-columns'
import { cellsOf, type OpenExport } from './open-export'
import { daysOfQuestion } from './table-days'

const columns: ExportColumn<EntityBucket>[] = [
  { name: 'bucket', kind: 'text', cell: ({ bucket }) => bucket },
  ...measureColumns<EntityBucket>(
    ['requests', 'prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'total_tokens'],
    ['promptLength', 'completionLength'],
    (bucket) => ({ ...noMeasures, ...bucket }),
  ),
  { name: 'is_partial', kind: 'flag', cell: ({ isPartial }) => String(isPartial) },
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
