import { serviceTierOf } from '@/lib/domain/tokens/service-tier'
import { conventionOf } from '@/lib/domain/usage/sources'
import { facts } from '../../event/adapter-facts'
import { wireLabels } from '../../event/labels-of'
import { NotUsage } from '../../not-usage'
import type { Adapter } from '../adapter'
import { hasUsed, namesTokens, nameUsage, solvedFields } from '../named-usage'
import { recordId } from '../record-id'
import { costInAll, isTrue, numberOf, utcMoment, wholeMs, withVariant } from './openrouter-record'

/**
 * A line of the CSV that OpenRouter's Activity page exports. Its counts are the ones that were billed: reasoning is
 * inside `tokens_completion`, cached inside `tokens_prompt`. A cancelled request used tokens, so it counts.
 */
export const openrouterActivity: Adapter = {
  file: {
    keys: ['generation_id', 'created_at', 'tokens_prompt', 'tokens_completion', 'model_permaslug'],
    columns: {
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
  },
  toWireEvent(item) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    const row = item as Record<string, unknown>
    const usage = nameUsage([
      ['prompt', numberOf(row.tokens_prompt)],
      ['completion', numberOf(row.tokens_completion)],
      ['reasoning', numberOf(row.tokens_reasoning)],
      ['cacheRead', numberOf(row.tokens_cached)],
    ])
    if (row.tokens_prompt === undefined && row.tokens_completion === undefined)
      return new NotUsage('no_usage')
    if (row.finish_reason_normalized === 'error' && !hasUsed(usage) && namesTokens(usage))
      return new NotUsage('failed')
    const createdAt = utcMoment(row.created_at)
    const { id, formerId } = recordId(row.generation_id, createdAt)
    const { counts, facts: solved } = solvedFields(usage, conventionOf('openrouter'))
    return {
      id,
      created_at: createdAt,
      model: withVariant(row.model_permaslug, row.variant),
      provider: row.provider_name,
      ...counts,
      cost_usd: costInAll(row.cost_total, row.byok_usage_inference),
      latency_ms: wholeMs(row.time_to_first_token_ms),
      generation_ms: wholeMs(row.generation_time_ms),
      finish_reason: row.finish_reason_normalized ?? (isTrue(row.cancelled) ? 'cancelled' : undefined),
      app: row.app_name === undefined ? undefined : { title: row.app_name },
      account_id: row.user,
      service_tier: serviceTierOf(row.service_tier),
      ...wireLabels(row.api_key_name, undefined),
      [facts]: { ...solved, formerId },
    }
  },
}
