import { type SQL, sql } from 'drizzle-orm'
import { additiveNames } from '@/db/schema/rollups'
import type { Metric } from '@/lib/domain/measures'
import type { BoardRows } from './board-window'
import { type Column, measureColumns, tokens } from './measures'

/** What the window before had, of rows of that window. */
export const previousColumns: Column[] = [
  { name: 'previous_total_tokens', value: tokens },
  { name: 'previous_requests', value: sql`r.requests` },
]

/** The measures of the current window; prepared rows know the one before, too. */
export function currentColumns(rows: BoardRows): Column[] {
  if (rows.kind === 'slices') return measureColumns
  const { current, previous } = rows
  return [
    ...additiveNames.map((name) => ({ name, value: prepared(current, name) })),
    { name: 'previous_total_tokens', value: preparedTokens(previous) },
    { name: 'previous_requests', value: prepared(previous, 'requests') },
  ]
}

/** The tokens of the current window, and the value that ranks: for trending, three times the growth over the mean. */
export function valueColumns(rows: BoardRows, metric: Metric, isTrending: boolean): Column[] {
  const current = rows.kind === 'prepared' ? preparedTokens(rows.current) : tokens
  const requests = rows.kind === 'prepared' ? prepared(rows.current, 'requests') : sql`r.requests`
  const metricValues: Record<Metric, SQL> = { tokens: current, requests }
  const value = isTrending && rows.kind === 'prepared' ? trend(current, rows.baseline) : metricValues[metric]
  return [
    { name: 'tokens', value: current },
    { name: 'value', value },
  ]
}

function trend(current: SQL, baseline: string[]): SQL {
  return sql`3 * (${current}) - (${sql.join(baseline.map(preparedTokens), sql` + `)})`
}

function prepared(prefix: string, name: string): SQL {
  return sql`r.${sql.identifier(`${prefix}_${name}`)}`
}

function preparedTokens(prefix: string): SQL {
  return sql`${prepared(prefix, 'prompt_tokens')} + ${prepared(prefix, 'completion_tokens')}`
}
