import { serviceTierOf } from '@/lib/domain/tokens/service-tier'
import { conventionOf } from '@/lib/domain/usage/sources'
import { facts } from '../../event/adapter-facts'
import { NotUsage } from '../../not-usage'
import type { Adapter } from '../adapter'
import { firstOf, plain } from '../fields'
import { hasUsed, nameUsage, solvedFields } from '../named-usage'
import { recordId } from '../record-id'
import { costInAll, isTrue, utcMoment, wholeMs } from './openrouter-record'

/**
 * What OpenRouter's `/api/v1/generation` tells of one request, with or without the `data` around it. The native counts
 * are the model's own and the ones that are billed; the others were counted by one tokenizer for all models, and
 * stand in only where there are no native ones. `latency` is left alone: it is not said to be that of the first token.
 */
export const openrouterGeneration: Adapter = {
  file: { keys: ['id', 'total_cost', 'tokens_prompt'] },
  toWireEvent(item) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    const { data } = item as { data?: unknown }
    const record = (typeof data === 'object' && data !== null ? data : item) as Record<string, unknown>
    if (record.response_cache_source_id) return new NotUsage('cache_hit')
    // 0 beside a larger count of the same is not known.
    const promptTokens = record.native_tokens_prompt || (record.tokens_prompt ?? record.native_tokens_prompt)
    const completionTokens =
      record.native_tokens_completion || (record.tokens_completion ?? record.native_tokens_completion)
    if (promptTokens == null && completionTokens == null) return new NotUsage('no_usage')
    const usage = nameUsage([
      ['prompt', promptTokens ?? 0],
      ['completion', completionTokens ?? 0],
      ['reasoning', record.native_tokens_reasoning],
      ['cacheRead', record.native_tokens_cached],
    ])
    if (record.finish_reason === 'error' && !hasUsed(usage)) return new NotUsage('failed')
    const createdAt = utcMoment(record.created_at)
    const { id, formerId } = recordId(firstOf(record.generation_id, record.id), createdAt)
    const { counts, facts: solved } = solvedFields(usage, conventionOf('openrouter'))
    return {
      id,
      created_at: createdAt,
      model: record.model,
      provider: record.provider_name,
      ...counts,
      cost_usd: costOf(record),
      generation_ms: wholeMs(record.generation_time),
      finish_reason: record.finish_reason ?? (isTrue(record.cancelled) ? 'cancelled' : undefined),
      app: appOf(firstOf(record.http_referer, record.origin)),
      session_id: record.session_id,
      account_id: record.external_user,
      service_tier: serviceTierOf(record.service_tier),
      ...normalisedCounts(record),
      [facts]: { ...solved, formerId },
    }
  },
}

/** The counts of the one tokenizer, where the model's own stand beside them. */
function normalisedCounts(record: Record<string, unknown>) {
  const { tokens_prompt: promptTokens, tokens_completion: completionTokens } = record
  const hasNative = record.native_tokens_prompt || record.native_tokens_completion
  if (!hasNative || promptTokens == null || completionTokens == null) return {}
  return { normalised_prompt_tokens: promptTokens, normalised_completion_tokens: completionTokens }
}

/** With a key of one's own the total is OpenRouter's fee: 0 beside a charge that is not known says nothing. */
function costOf(record: Record<string, unknown>): unknown {
  const charged = firstOf(record.total_cost, record.usage)
  if (!record.is_byok) return charged
  if (Number(plain(charged)) === 0 && record.upstream_inference_cost == null) return undefined
  return costInAll(charged, record.upstream_inference_cost)
}

function appOf(url: unknown): { url: unknown } | undefined {
  return url ? { url } : undefined
}
