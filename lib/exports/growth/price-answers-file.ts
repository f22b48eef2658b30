import type { Reader } from '@/db/client'
import { elasticityOf, type PriceAnswer, pricesOf, tokensOf } from '@/lib/domain/growth/price-answers'
import { dollarText } from '@/lib/domain/money/money'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getPriceAnswers } from '@/lib/queries/growth/price-answers'
import { wholeHistory } from '@/lib/queries/growth/whole-history'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'

const DIGITS = 6

const columns: ExportColumn<PriceAnswer>[] = [
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  { name: 'changed_on', kind: 'text', cell: ({ changedOn }) => changedOn },
  { name: 'prompt_usd_per_million_before', kind: 'money', cell: ({ from }) => dollarText(from.prompt) },
  {
    name: 'completion_usd_per_million_before',
    kind: 'money',
    cell: ({ from }) => dollarText(from.completion),
  },
  { name: 'prompt_usd_per_million', kind: 'money', cell: ({ to }) => dollarText(to.prompt) },
  { name: 'completion_usd_per_million', kind: 'money', cell: ({ to }) => dollarText(to.completion) },
  { name: 'price_change', kind: 'fraction', cell: (answer) => changeText(pricesOf(answer)) },
  { name: 'requests_before', kind: 'count', cell: ({ before }) => String(before.requests) },
  { name: 'requests_after', kind: 'count', cell: ({ after }) => String(after.requests) },
  { name: 'tokens_before', kind: 'count', cell: ({ before }) => String(tokensOf(before)) },
  { name: 'tokens_after', kind: 'count', cell: ({ after }) => String(tokensOf(after)) },
  { name: 'all_tokens_change', kind: 'fraction', cell: ({ site }) => changeText(site) },
  { name: 'elasticity', kind: 'fraction', cell: (answer) => numberText(elasticityOf(answer)?.value) },
  { name: 'standard_error', kind: 'fraction', cell: (answer) => numberText(elasticityOf(answer)?.error) },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** Price changes of the last year, and the usage before and after each. */
export async function openPriceAnswers(
  reader: Reader,
  { category }: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { answers } = await getPriceAnswers(reader, category, of)
  return {
    columns,
    range: wholeHistory(await getCoverage(reader), now),
    freshness: await getFreshness(reader),
    totalTokens: answers.reduce((sum, { after }) => sum + tokensOf(after), 0n),
    rows: cellsOf(columns, [answers]),
  }
}

function changeText({ before, after }: { before: bigint; after: bigint }): string | null {
  return ratioText(after - before, before, DIGITS)
}

function numberText(value: number | undefined): string | null {
  return value === undefined ? null : value.toFixed(DIGITS)
}
