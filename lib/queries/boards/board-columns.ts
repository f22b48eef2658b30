import { type SQL, sql } from 'drizzle-orm'
import { additiveNames } from '@/db/schema/rollup-columns'
import { comparedNames } from '@/db/schema/rollups'
import type { ComparedMeasures, Metric } from '@/lib/domain/tokens/measures'
import type { BoardRows } from '../shared/board-window'
import { type Column, measureColumns, metricOf } from '../shared/measures'

/** What the window before had, as the queries name it. */
export type PreviousRow = Record<`previous_${(typeof comparedNames)[number]}`, bigint>

/** What the window before had, of rows of that window. */
export const previousColumns: Column[] = comparedNames.map((name) => ({
  name: `previous_${name}`,
  value: sql`r.${sql.identifier(name)}`,
}))

/** The measures of the current window; prepared rows know the one before, too. */
export function currentColumns(rows: BoardRows): Column[] {
  if (rows.kind === 'slices') return measureColumns
  const { current, previous } = rows
  return [
    ...additiveNames.map((name) => ({ name, value: prepared(current)(name) })),
    ...comparedNames.map((name) => ({ name: `previous_${name}`, value: prepared(previous)(name) })),
  ]
}

/** What ranks an entity now and before, and its tokens, without which it is not listed. */
export const valueNames = ['tokens', 'value', 'previous_tokens', 'previous_value'] as const

/** Of rows that know both windows. The value of trending is three times the growth over the mean. */
export function preparedValues(
  { current, previous, baseline }: Extract<BoardRows, { kind: 'prepared' }>,
  metric: Metric,
  isTrending: boolean,
): Column[] {
  const tokensIn = (prefix: string) => metricOf('tokens', prepared(prefix))
  const valueIn = (prefix: string) => metricOf(metric, prepared(prefix))
  const before = sql.join(baseline.map(valueIn), sql` + `)
  return [
    { name: 'tokens', value: tokensIn(current) },
    { name: 'value', value: isTrending ? sql`3 * (${valueIn(current)}) - (${before})` : valueIn(current) },
    { name: 'previous_tokens', value: tokensIn(previous) },
    { name: 'previous_value', value: valueIn(previous) },
  ]
}

/** Of rows of one of the two windows: what they say of the other is nothing. */
export function sliceValues(window: 'current' | 'previous', metric: Metric): Column[] {
  const own = [metricOf('tokens'), metricOf(metric)]
  const none = [sql`0::bigint`, sql`0::bigint`]
  const values = window === 'current' ? [...own, ...none] : [...none, ...own]
  return valueNames.map((name, index) => ({ name, value: values[index]! }))
}

/** The window before of a row, or null where the question has none. */
export function previousOf(row: { [Name in keyof PreviousRow]: bigint | null }): ComparedMeasures | null {
  if (row.previous_requests === null) return null
  const known = row as PreviousRow
  return {
    requests: known.previous_requests,
    promptTokens: known.previous_prompt_tokens,
    completionTokens: known.previous_completion_tokens,
    reasoningTokens: known.previous_reasoning_tokens,
    costNanoUsd: known.previous_cost_nano_usd,
    toolCalls: known.previous_tool_calls,
    normalisedTokens: known.previous_normalised_tokens,
  }
}

function prepared(prefix: string): (name: string) => SQL {
  return (name) => sql`r.${sql.identifier(`${prefix}_${name}`)}`
}
