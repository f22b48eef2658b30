import { type SQL, sql } from 'drizzle-orm'
import { additiveNames } from '@/db/schema/rollup-columns'
import { isOptional, type Measures, type Metric } from '@/lib/domain/tokens/measures'

/** The measures as the rollups name them. */
export type MeasureRow = Record<(typeof additiveNames)[number], bigint>

/** An additive column of a query: its name, and what it is of the rows with the alias `r`. */
export interface Column {
  name: string
  value: SQL
}

const ofRow = (name: string): SQL => sql`r.${sql.identifier(name)}`

/** A metric of rows with the alias `r`, or of the columns that `measure` names otherwise. */
export function metricOf(metric: Metric, measure = ofRow): SQL {
  switch (metric) {
    case 'tokens':
      return sql`${measure('prompt_tokens')} + ${measure('completion_tokens')}`
    case 'requests':
      return measure('requests')
    case 'spend':
      return measure('cost_nano_usd')
    case 'reasoning':
      return measure('reasoning_tokens')
    case 'tools':
      return measure('tool_calls')
    case 'normalised':
      return measure('normalised_tokens')
  }
}

/** Whether something with these tokens has a place in a ranking: the SQL of a condition. */
export function isPlaced(metric: Metric, tokens: SQL, value: SQL): SQL {
  return isOptional(metric) ? sql`${tokens} > 0 and ${value} > 0` : sql`${tokens} > 0`
}

export const measureColumns: Column[] = additiveNames.map((name) => ({
  name,
  value: sql`r.${sql.identifier(name)}`,
}))

/** The columns as they are. */
export function plain(columns: Column[]): SQL {
  return list(columns, (value) => value)
}

/** The columns summed, each still under its own name. */
export function sums(columns: Column[]): SQL {
  return list(columns, (value) => sql`exact_sum(${value})`)
}

/** The columns by their names, of a query that has them so already. */
export function named(columns: Column[]): Column[] {
  return columns.map(({ name }) => ({ name, value: sql`r.${sql.identifier(name)}` }))
}

function list(columns: Column[], write: (value: SQL) => SQL): SQL {
  return sql.join(
    columns.map(({ name, value }) => sql`${write(value)} as ${sql.identifier(name)}`),
    sql`, `,
  )
}

export function measuresOf(row: MeasureRow): Measures {
  return {
    requests: row.requests,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    reasoningTokens: row.reasoning_tokens,
    cachedTokens: row.cached_tokens,
    costNanoUsd: row.cost_nano_usd,
    unpricedRequests: row.unpriced_requests,
    pricedTokens: row.priced_tokens,
    toolCalls: row.tool_calls,
    toolRequests: row.tool_requests,
    normalisedTokens: row.normalised_tokens,
    normalisedOwnTokens: row.normalised_own_tokens,
    estimated: row.sampled_requests > 0n,
  }
}

export const noRow = Object.fromEntries(additiveNames.map((name) => [name, 0n])) as MeasureRow

export function addRows(a: MeasureRow, b: MeasureRow, factor: 1n | -1n): MeasureRow {
  const added = additiveNames.map((name) => [name, a[name] + factor * b[name]])
  return Object.fromEntries(added) as MeasureRow
}
