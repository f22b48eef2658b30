import { ratioText } from '@/lib/domain/tokens/ratio'
import type { ReasoningModel, ReasoningServed } from '@/lib/domain/tokens/reasoning'
import { type ExportColumn, SHARE_DIGITS } from '../../file/export-columns'

export type RankedReasoningModel = ReasoningModel & { rank: number }

export const reasoningColumns: ExportColumn<RankedReasoningModel>[] = [
  { name: 'rank', kind: 'rank', cell: ({ rank }) => String(rank) },
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  { name: 'author', kind: 'text', cell: ({ author }) => author.slug },
  { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
  { name: 'total_tokens', kind: 'count', cell: ({ totalTokens }) => String(totalTokens) },
  { name: 'completion_tokens', kind: 'count', cell: ({ completionTokens }) => String(completionTokens) },
  { name: 'reasoning_tokens', kind: 'count', cell: ({ reasoningTokens }) => String(reasoningTokens) },
  {
    name: 'reasoning_share',
    kind: 'fraction',
    cell: (row) => ratioText(row.reasoningTokens, row.completionTokens, SHARE_DIGITS),
  },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

export const servedColumns: ExportColumn<ReasoningServed['buckets'][number]>[] = [
  { name: 'bucket', kind: 'text', cell: ({ bucket }) => bucket },
  { name: 'total_tokens', kind: 'count', cell: ({ totalTokens }) => String(totalTokens) },
  {
    name: 'reasoning_model_tokens',
    kind: 'count',
    cell: ({ reasoningModelTokens }) => String(reasoningModelTokens),
  },
  {
    name: 'share',
    kind: 'fraction',
    cell: (row) => ratioText(row.reasoningModelTokens, row.totalTokens, SHARE_DIGITS),
  },
  { name: 'is_partial', kind: 'flag', cell: ({ isPartial }) => String(isPartial) },
]
