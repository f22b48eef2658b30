import type { CellKind } from './cells'

/** A column of another source: the field that its cells end in, under which they are refused, and how they are read. */
export type SourceColumns = Readonly<Record<string, readonly [field: string, kind: CellKind]>>

/**
 * The columns of the CSV of other sources that are not simply text. Their adapters translate them; here it is only
 * made sure that what a spreadsheet did to a cell never becomes another number.
 */
export const sourceColumns: Readonly<Record<string, SourceColumns>> = {
  'openrouter-activity': {
    generation_id: ['id', 'id'],
    tokens_prompt: ['prompt_tokens', 'count'],
    tokens_completion: ['completion_tokens', 'count'],
    tokens_reasoning: ['reasoning_tokens', 'count'],
    tokens_cached: ['cached_tokens', 'count'],
    cost_total: ['cost_usd', 'amount'],
    byok_usage_inference: ['cost_usd', 'amount'],
    time_to_first_token_ms: ['latency_ms', 'duration'],
    generation_time_ms: ['generation_ms', 'duration'],
    user: ['account_id', 'id'],
  },
  litellm: {
    request_id: ['id', 'id'],
    prompt_tokens: ['prompt_tokens', 'count'],
    completion_tokens: ['completion_tokens', 'count'],
    total_tokens: ['completion_tokens', 'count'],
    spend: ['cost_usd', 'amount'],
    session_id: ['session_id', 'id'],
    user: ['account_id', 'id'],
    end_user: ['account_id', 'id'],
  },
}
