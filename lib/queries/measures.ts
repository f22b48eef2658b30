import { type SQL, sql } from 'drizzle-orm'
import { measureNames } from '@/db/schema/rollups'
import { type Measures, noMeasures } from '@/lib/domain/measures'

/** The measures as the rollups name them. */
export interface MeasureRow extends Record<string, unknown> {
  requests: bigint
  prompt_tokens: bigint
  completion_tokens: bigint
  reasoning_tokens: bigint
  cached_tokens: bigint
  cost_nano_usd: bigint
  unpriced_requests: bigint
  estimated: boolean
}

const columns = measureNames.map((name) => sql.identifier(name))

/** All measure columns, as they are. */
export const measureList: SQL = sql.join([...columns, sql.identifier('estimated')], sql`, `)

/** All measure columns, summed under their own names. */
export const measureSums: SQL = sql.join(
  [...columns.map((name) => sql`sum(${name})::bigint as ${name}`), sql`bool_or(estimated) as estimated`],
  sql`, `,
)

export function measuresOf(row: MeasureRow): Measures {
  return {
    requests: row.requests,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    reasoningTokens: row.reasoning_tokens,
    cachedTokens: row.cached_tokens,
    costNanoUsd: row.cost_nano_usd,
    unpricedRequests: row.unpriced_requests,
    estimated: row.estimated,
  }
}

/** The measures of a query that sums without grouping, which answers null where it met no row. */
export function measuresOfSums(row: { requests: bigint | null } | undefined): Measures {
  return row === undefined || row.requests === null ? { ...noMeasures } : measuresOf(row as MeasureRow)
}

export function addMeasures(a: Measures, b: Measures): Measures {
  return {
    requests: a.requests + b.requests,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    costNanoUsd: a.costNanoUsd + b.costNanoUsd,
    unpricedRequests: a.unpricedRequests + b.unpricedRequests,
    estimated: a.estimated || b.estimated,
  }
}

/** What is left of `whole` once `part` is taken out. It counts as an estimate if any of the whole does. */
export function subtractMeasures(whole: Measures, part: Measures): Measures {
  return {
    requests: whole.requests - part.requests,
    promptTokens: whole.promptTokens - part.promptTokens,
    completionTokens: whole.completionTokens - part.completionTokens,
    reasoningTokens: whole.reasoningTokens - part.reasoningTokens,
    cachedTokens: whole.cachedTokens - part.cachedTokens,
    costNanoUsd: whole.costNanoUsd - part.costNanoUsd,
    unpricedRequests: whole.unpricedRequests - part.unpricedRequests,
    estimated: whole.estimated,
  }
}
