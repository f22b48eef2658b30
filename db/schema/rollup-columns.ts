import { speedEdges } from '@/lib/domain/tokens/histogram'
import { lengthEdges } from '@/lib/domain/tokens/length-buckets'
import { LAST_TURN } from '@/lib/domain/tokens/turns'

/** What is summed, with its expression over the raw events (alias `e`). The names are the columns of every rollup. */
export const measureColumns = {
  requests: 'e.sample_weight::bigint',
  prompt_tokens: 'e.prompt_tokens * e.sample_weight',
  completion_tokens: 'e.completion_tokens * e.sample_weight',
  reasoning_tokens: 'e.reasoning_tokens * e.sample_weight',
  cached_tokens: 'e.cached_tokens * e.sample_weight',
  cost_nano_usd: 'coalesce(e.cost_nano_usd, 0) * e.sample_weight',
  unpriced_requests: 'case when e.cost_nano_usd is null then e.sample_weight else 0 end::bigint',
  tool_calls: 'coalesce(e.tool_calls, 0)::bigint * e.sample_weight',
  tool_requests: 'case when e.tool_calls > 0 then e.sample_weight else 0 end::bigint',
  priced_tokens:
    'case when e.cost_nano_usd is null then 0 else (e.prompt_tokens + e.completion_tokens) * e.sample_weight end',
  normalised_tokens:
    'coalesce(e.normalised_prompt_tokens + e.normalised_completion_tokens, 0) * e.sample_weight',
  normalised_own_tokens:
    'case when e.normalised_prompt_tokens is null then 0 else (e.prompt_tokens + e.completion_tokens) * e.sample_weight end',
} as const

export const measureNames = Object.keys(measureColumns) as (keyof typeof measureColumns)[]

/**
 * What the rollups add up: the measures, and the requests that came from events which stand for several. From these
 * PostgreSQL derives the column `estimated`: a flag alone could not be taken back out of a sum.
 */
export const additiveColumns = {
  ...measureColumns,
  sampled_requests: 'case when e.sample_weight > 1 then e.sample_weight else 0 end::bigint',
} as const

export type Additive = keyof typeof additiveColumns

export const additiveNames = Object.keys(additiveColumns) as Additive[]

/**
 * Everything that a rollup can sum. `events` counts those that came in, whatever number of requests each stands for: a
 * session has so many turns, and its row stands for `requests / events` sessions like it. Incomplete requests are those
 * whose sender knows that their usage is not whole.
 */
export const summedColumns = {
  ...additiveColumns,
  incomplete_requests: 'case when e.incomplete then e.sample_weight else 0 end::bigint',
  events: '1::bigint',
} as const

export type Summed = keyof typeof summedColumns

/** The place of a number among edges. Floats find it fastest, and are exact for whole numbers of this size. */
const placeOf = (number: string, edges: readonly number[]) =>
  `width_bucket((${number})::float8, '{${edges}}'::float8[])::smallint`

/**
 * What the rows of a rollup are grouped by, where it is no column of the events: expressions over them (alias `e`).
 * Those of speed are null where an event does not know it; throughput is in output tokens per 1,000 seconds.
 */
export const madeKeys = {
  length_bucket: placeOf('e.prompt_tokens + e.completion_tokens', lengthEdges),
  latency_bucket: placeOf('e.latency_ms', speedEdges.latency),
  throughput_bucket: placeOf(
    'e.completion_tokens * 1000000 / nullif(e.generation_ms, 0)',
    speedEdges.throughput,
  ),
} as const

/** The place of each event of a session among those of its day; the last place holds all after it too. */
export const turnOfEvent = `least(row_number() over (
  partition by e.day, e.session_hash order by e.created_at, e.id collate "C"), ${LAST_TURN})::smallint`
