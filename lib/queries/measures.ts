import { type SQL, sql } from 'drizzle-orm'
import { additiveNames } from '@/db/schema/rollups'
import type { Measures } from '@/lib/domain/measures'

/** The measures as the rollups name them. */
export type MeasureRow = Record<(typeof additiveNames)[number], bigint>

const columns = additiveNames.map((name) => sql.identifier(name))

/** All additive columns, as they are. */
export const measureList: SQL = sql.join(columns, sql`, `)

/** All additive columns, summed under their own names. */
export const measureSums: SQL = sql.join(
  columns.map((name) => sql`exact_sum(${name}) as ${name}`),
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
    estimated: row.sampled_requests > 0n,
  }
}

export const noRow = Object.fromEntries(additiveNames.map((name) => [name, 0n])) as MeasureRow

export function addRows(a: MeasureRow, b: MeasureRow, factor: 1n | -1n): MeasureRow {
  const sums = additiveNames.map((name) => [name, a[name] + factor * b[name]])
  return Object.fromEntries(sums) as MeasureRow
}
