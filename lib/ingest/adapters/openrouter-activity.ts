import { wireLabels } from '../labels-of'
import { NotUsage } from '../not-usage'
import type { Adapter } from './adapter'
import { costInAll, isTrue, numberOf, utcMoment, wholeMs, withVariant } from './openrouter-record'

/**
 * A line of the CSV that OpenRouter's Activity page exports. Its counts are the ones that were billed: reasoning is
 * inside `tokens_completion`, cached inside `tokens_prompt`. A cancelled request used tokens, so it counts.
 */
export const openrouterActivity: Adapter = {
  toWireEvent(item) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    const row = item as Record<string, unknown>
    const promptTokens = numberOf(row.tokens_prompt)
    const completionTokens = numberOf(row.tokens_completion)
    if (promptTokens === undefined && completionTokens === undefined) return new NotUsage('no_usage')
    const isFailed = row.finish_reason_normalized === 'error'
    if (isFailed && !promptTokens && !completionTokens) return new NotUsage('failed')
    return {
      id: row.generation_id,
      created_at: utcMoment(row.created_at),
      model: withVariant(row.model_permaslug, row.variant),
      provider: row.provider_name,
      prompt_tokens: promptTokens ?? 0,
      completion_tokens: completionTokens ?? 0,
      reasoning_tokens: numberOf(row.tokens_reasoning),
      cached_tokens: numberOf(row.tokens_cached),
      cost_usd: costInAll(row.cost_total, row.byok_usage_inference),
      latency_ms: wholeMs(row.time_to_first_token_ms),
      generation_ms: wholeMs(row.generation_time_ms),
      finish_reason: row.finish_reason_normalized ?? (isTrue(row.cancelled) ? 'cancelled' : undefined),
      app: row.app_name === undefined ? undefined : { title: row.app_name },
      account_id: row.user,
      ...wireLabels(row.api_key_name, undefined),
    }
  },
}
