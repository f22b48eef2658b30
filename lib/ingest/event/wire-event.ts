import type { AdapterFacts, facts } from './adapter-facts'

/** The fields of an event as it is sent: docs/events.md. */
export const wireFields = [
  'id',
  'created_at',
  'model',
  'prompt_tokens',
  'completion_tokens',
  'reasoning_tokens',
  'cached_tokens',
  'provider',
  'app',
  'category',
  'cost_usd',
  'latency_ms',
  'generation_ms',
  'tool_calls',
  'finish_reason',
  'session_id',
  'account_id',
  'sample_weight',
  'api_key_name',
  'tags',
  'normalised_prompt_tokens',
  'normalised_completion_tokens',
  'cache_write_tokens',
  'service_tier',
  'incomplete',
] as const

/** An event as an adapter hands it on: translated, but still unchecked, as its values come from outside. */
export type WireEvent = Partial<Record<(typeof wireFields)[number], unknown>> & { [facts]?: AdapterFacts }
