import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { UNATTRIBUTED_APP_ID, UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import { type CategoryFilter, categoryFilterId, UNCATEGORISED_ID } from '@/lib/domain/entity/categories'
import type { RequestCoverage } from '@/lib/domain/traffic/request-coverage'
import { boardWindow, type WindowQuestion } from '../shared/board-window'
import { getFreshness } from '../shared/freshness'
import { type Source, selectSlices, totalSource, widestSlices } from '../shared/source'

interface CoverageRow extends Record<string, unknown> {
  part: 'all' | 'no_app' | 'no_provider' | 'no_category' | 'known'
  requests: bigint
  tokens: bigint
  /** Of `all` the unpriced ones, of `known` the incomplete ones. */
  lacking: bigint
  sampled: bigint
}

/** What is known of the requests of a board's days, as far as their category goes. */
export async function getRequestCoverage(
  reader: Reader,
  question: WindowQuestion & { category: CategoryFilter },
  now: Date,
): Promise<RequestCoverage> {
  const { category } = question
  const freshness = await getFreshness(reader)
  const window = boardWindow(question, freshness, now)
  const id = categoryFilterId(category)
  const nothing = sql`0::bigint`
  const partOf = (
    part: CoverageRow['part'],
    source: Source,
    lacking: SQL = nothing,
    sampled: SQL = nothing,
  ) =>
    selectSlices(
      source,
      widestSlices(source.rollup, window.current, freshness.dataThrough),
      () => sql`${part} as part, r.requests, r.prompt_tokens + r.completion_tokens as tokens,
        ${lacking} as lacking, ${sampled} as sampled`,
    )
  const only = (rollup: Source['rollup'], isIt: SQL): Source => ({
    rollup,
    where: sql`r.category_id = ${id} and ${isIt}`,
    isNarrow: true,
  })
  const uncategorised: Source = {
    rollup: 'category',
    where: sql`r.category_id = ${UNCATEGORISED_ID}`,
    isNarrow: false,
  }
  const parts = [
    partOf('all', totalSource(category), sql`r.unpriced_requests`, sql`r.sampled_requests`),
    partOf('no_app', only('app', sql`r.app_id = ${UNATTRIBUTED_APP_ID}`)),
    partOf('no_provider', only('provider', sql`r.provider_id = ${UNKNOWN_PROVIDER_ID}`)),
    partOf('known', { ...totalSource(category), rollup: 'coverage' }, sql`r.incomplete_requests`),
    ...(category === 'all' ? [partOf('no_category', uncategorised)] : []),
  ]
  const rows = await reader.execute<CoverageRow>(sql`
    select part, exact_sum(requests) as requests, exact_sum(tokens) as tokens, exact_sum(lacking) as lacking, exact_sum(sampled) as sampled
    from (${sql.join(parts, sql` union all `)}) as parts group by part`)
  const of = (part: CoverageRow['part']) => rows.find((row) => row.part === part)
  const requests = of('all')?.requests ?? 0n
  const without = (part: CoverageRow['part']) => requests - (of(part)?.requests ?? 0n)
  const known = of('known')
  return {
    window,
    freshness,
    requests,
    totalTokens: of('all')?.tokens ?? 0n,
    priced: requests - (of('all')?.lacking ?? 0n),
    withApp: without('no_app'),
    withProvider: without('no_provider'),
    withCategory: category === 'all' ? without('no_category') : null,
    countedSingly: requests - (of('all')?.sampled ?? 0n),
    known: known?.requests ?? 0n,
    complete: (known?.requests ?? 0n) - (known?.lacking ?? 0n),
  }
}
