import { NotUsage } from '../not-usage'
import type { Adapter } from './adapter'
import { costInAll, isTrue, utcMoment, wholeMs } from './openrouter-record'

/**
 * What OpenRouter's `/api/v1/generation` tells of one request, with or without the `data` around it. The native counts
 * are the model's own and the ones that are billed; the others were counted by one tokenizer for all models, and
 * stand in only where there are no native ones. `latency` is left alone: it is not said to be that of the first token.
 */
export const openrouterGeneration: Adapter = {
  toWireEvent(item) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    const { data } = item as { data?: unknown }
    const record = (typeof data === 'object' && data !== null ? data : item) as Record<string, unknown>
    if (record.response_cache_source_id) return new NotUsage('cache_hit')
    const promptTokens = record.native_tokens_prompt ?? record.tokens_prompt
    const completionTokens = record.native_tokens_completion ?? record.tokens_completion
    if (promptTokens == null && completionTokens == null) return new NotUsage('no_usage')
    if (record.finish_reason === 'error' && !promptTokens && !completionTokens) return new NotUsage('failed')
    return {
      id: record.id,
      created_at: utcMoment(record.created_at),
      model: record.model,
      provider: record.provider_name,
      prompt_tokens: promptTokens ?? 0,
      completion_tokens: completionTokens ?? 0,
      reasoning_tokens: record.native_tokens_reasoning,
      cached_tokens: record.native_tokens_cached,
      cost_usd: costInAll(record.total_cost, record.is_byok ? record.upstream_inference_cost : undefined),
      generation_ms: wholeMs(record.generation_time),
      finish_reason: record.finish_reason ?? (isTrue(record.cancelled) ? 'cancelled' : undefined),
      app: record.http_referer ? { url: record.http_referer } : undefined,
      session_id: record.session_id,
      account_id: record.external_user,
      ...normalisedCounts(record),
    }
  },
}

/** The counts of the one tokenizer, where the model's own stand beside them. */
function normalisedCounts(record: Record<string, unknown>) {
  const { tokens_prompt: promptTokens, tokens_completion: completionTokens } = record
  if (record.native_tokens_prompt == null || promptTokens == null || completionTokens == null) return {}
  return { normalised_prompt_tokens: promptTokens, normalised_completion_tokens: completionTokens }
}
