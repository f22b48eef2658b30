import type { Reader } from '@/db/client'
import { type CountedModel, countedShare, tokenizerRatio } from '@/lib/domain/growth/tokenizers'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import { getTokenizers, openTokenizersOverTime } from '@/lib/queries/growth/tokenizers'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { overTimeColumns } from '@/lib/view/file/measure-columns'
import { measuresExport } from '../measure-files'
import { cellsOf, type OpenExport } from '../open-export'
import { daysOfQuestion } from '../table-days'

const DIGITS = 12

const columns: ExportColumn<CountedModel>[] = [
  { name: 'rank', kind: 'rank', cell: ({ rank }) => String(rank) },
  { name: 'own_rank', kind: 'rank', cell: ({ ownRank }) => String(ownRank) },
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  { name: 'total_tokens', kind: 'count', cell: (model) => String(totalTokens(model)) },
  { name: 'normalised_tokens', kind: 'count', cell: ({ normalisedTokens }) => String(normalisedTokens) },
  {
    name: 'normalised_own_tokens',
    kind: 'count',
    cell: ({ normalisedOwnTokens }) => String(normalisedOwnTokens),
  },
  { name: 'tokenizer_ratio', kind: 'fraction', cell: (model) => tokenizerRatio(model, DIGITS) },
  { name: 'counted_share', kind: 'fraction', cell: (model) => countedShare(model, DIGITS) },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** All models whose requests state a normalised count, in one window. */
export async function openTokenizers(
  reader: Reader,
  { category, range, window }: TableQuestion,
  _now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const found = await getTokenizers(reader, { category, window: range ?? window, of })
  if ('fault' in found) throw new GrowthRefused(found.fault, await getCoverage(reader))
  return {
    columns,
    range: found.range,
    freshness: found.freshness,
    totalTokens: totalTokens(found.total),
    rows: cellsOf(columns, [found.models]),
  }
}

const overTime = overTimeColumns(
  ['total_tokens', 'normalised_tokens', 'normalised_own_tokens'],
  ['tokenizer'],
)

/** Both counts over time, of as many models as are asked for and of the others. */
export async function openTokenizerWeeks(
  reader: Reader,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { category, grain, top } = question
  const range = await daysOfQuestion(reader, question, now)
  const open = await openTokenizersOverTime(reader, { category, grain, range, top }, now, of)
  return measuresExport(reader, open, overTime)
}
