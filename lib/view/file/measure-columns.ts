import type { Day } from '@/lib/domain/time/day'
import { type Measures, totalTokens } from '@/lib/domain/tokens/measures'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { type Ratio, ratios } from '@/lib/domain/tokens/ratios'
import type { MeasureEntity } from '@/lib/domain/traffic/measure-series'
import { type ExportColumn, SHARE_DIGITS } from './export-columns'

const counts = {
  requests: ({ requests }: Measures) => requests,
  total_tokens: totalTokens,
  prompt_tokens: ({ promptTokens }: Measures) => promptTokens,
  completion_tokens: ({ completionTokens }: Measures) => completionTokens,
  reasoning_tokens: ({ reasoningTokens }: Measures) => reasoningTokens,
  tool_calls: ({ toolCalls }: Measures) => toolCalls,
  tool_requests: ({ toolRequests }: Measures) => toolRequests,
  normalised_tokens: ({ normalisedTokens }: Measures) => normalisedTokens,
  normalised_own_tokens: ({ normalisedOwnTokens }: Measures) => normalisedOwnTokens,
}

export type CountColumn = keyof typeof counts

/** Counts, and what is divided from them. */
export function measureColumns<Row>(
  names: readonly CountColumn[],
  divided: readonly Ratio[],
  measures: (row: Row) => Measures,
): ExportColumn<Row>[] {
  return [
    ...names.map(
      (name): ExportColumn<Row> => ({
        name,
        kind: 'count',
        cell: (row) => String(counts[name](measures(row))),
      }),
    ),
    ...divided.map((name): ExportColumn<Row> => {
      const { part, whole } = ratios[name]
      return {
        name: ratioColumns[name],
        kind: 'fraction',
        cell: (row) => ratioText(part(measures(row)), whole(measures(row)), SHARE_DIGITS),
      }
    }),
  ]
}

/** One entity in one bucket of a chart of measures. */
export interface MeasurePointRow {
  bucket: Day
  isPartial: boolean
  entity: MeasureEntity
  point: Measures
}

export function overTimeColumns(
  names: readonly CountColumn[],
  divided: readonly Ratio[],
): ExportColumn<MeasurePointRow>[] {
  return [
    { name: 'bucket', kind: 'text', cell: ({ bucket }) => bucket },
    { name: 'slug', kind: 'text', cell: ({ entity }) => entity.slug },
    { name: 'name', kind: 'text', cell: ({ entity }) => entity.name },
    ...measureColumns<MeasurePointRow>(names, divided, ({ point }) => point),
    { name: 'is_partial', kind: 'flag', cell: ({ isPartial }) => String(isPartial) },
    { name: 'estimated', kind: 'flag', cell: ({ point }) => String(point.estimated) },
  ]
}

/** What each ratio is called in files. */
const ratioColumns: Record<Ratio, string> = {
  promptLength: 'mean_prompt_tokens',
  completionLength: 'mean_completion_tokens',
  reasoningLength: 'mean_reasoning_tokens',
  reasoningShare: 'reasoning_share',
  toolShare: 'tool_request_share',
  callsPerRequest: 'calls_per_request',
  tokenizer: 'tokenizer_ratio',
}
