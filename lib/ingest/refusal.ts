/** Every reason to turn an event away. Codes are part of the public API: they are added to, never renamed. */
export const refusalCodes = [
  'invalid_json',
  'invalid_csv',
  'invalid_event',
  'invalid_id',
  'invalid_created_at',
  'created_at_in_future',
  'day_sealed',
  'invalid_model',
  'invalid_provider',
  'invalid_app',
  'invalid_category',
  'invalid_prompt_tokens',
  'invalid_completion_tokens',
  'invalid_reasoning_tokens',
  'invalid_cached_tokens',
  'invalid_cost_usd',
  'invalid_latency_ms',
  'invalid_generation_ms',
  'invalid_tool_calls',
  'invalid_finish_reason',
  'invalid_session_id',
  'invalid_account_id',
  'invalid_sample_weight',
  'invalid_api_key_name',
  'invalid_tags',
  'invalid_normalised_prompt_tokens',
  'invalid_normalised_completion_tokens',
  'invalid_cache_write_tokens',
  'invalid_service_tier',
  'invalid_incomplete',
  'conflict',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  code: RefusalCode
  /** Names the field and says what to send. */
  message: string
}

/** A refused event, by its place among those that were sent, from 0. */
export interface Rejection extends Refusal {
  index: number
  id: string | null
}

/** A piece of the input that could not be read as an event at all; it keeps its place among the others. */
export class UnreadableItem {
  constructor(
    readonly refusal: Refusal,
    /** The id, where at least that could be read. */
    readonly id: string | null = null,
  ) {}
}
