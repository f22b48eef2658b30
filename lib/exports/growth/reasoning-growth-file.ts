import type { Reader } from '@/db/client'
import { type ReasoningChange, reasoningPerRequest } from '@/lib/domain/growth/reasoning-change'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import { getReasoningGrowth } from '@/lib/queries/growth/reasoning-growth'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'

const DIGITS = 3

const columns: ExportColumn<ReasoningChange>[] = [
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  { name: 'requests_before', kind: 'count', cell: ({ before }) => String(before.requests) },
  { name: 'reasoning_tokens_before', kind: 'count', cell: ({ before }) => String(before.reasoningTokens) },
  {
    name: 'reasoning_per_request_before',
    kind: 'fraction',
    cell: ({ before }) => reasoningPerRequest(before, DIGITS),
  },
  { name: 'requests', kind: 'count', cell: ({ after }) => String(after.requests) },
  { name: 'reasoning_tokens', kind: 'count', cell: ({ after }) => String(after.reasoningTokens) },
  {
    name: 'reasoning_per_request',
    kind: 'fraction',
    cell: ({ after }) => reasoningPerRequest(after, DIGITS),
  },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** All models that reason, in one window and the next. */
export async function openReasoningGrowth(
  reader: Reader,
  { category, range, window }: TableQuestion,
  _now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const growth = await getReasoningGrowth(reader, { category, window: range ?? window, of })
  if ('fault' in growth) throw new GrowthRefused(growth.fault, await getCoverage(reader))
  return {
    columns,
    range: growth.question.after,
    freshness: await getFreshness(reader),
    totalTokens: growth.models.reduce((sum, { after }) => sum + after.reasoningTokens, 0n),
    rows: cellsOf(columns, [growth.models]),
  }
}
