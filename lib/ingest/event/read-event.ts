import { categoryId, UNCATEGORISED_ID } from '@/lib/domain/entity/categories'
import { parseModelSlug } from '@/lib/domain/entity/slug'
import { serviceTierId } from '@/lib/domain/tokens/service-tier'
import { clampParts, MAX_COUNT } from '@/lib/domain/tokens/tokens'
import { type AdapterFacts, facts } from './adapter-facts'
import { appOf } from './app-of'
import type { IncomingEvent } from './incoming-event'
import { MAX_KEY_NAME_LENGTH, tagsOf } from './labels-of'
import { dayAt, parseMoment } from './moment'
import { parseNanoUsd } from './money'
import { isStorable, storable } from './text'

export const MAX_ID_LENGTH = 200
export const MAX_PROVIDER_LENGTH = 200
export const MAX_CATEGORY_LENGTH = 200
export const MAX_FINISH_REASON_LENGTH = 100
export const MAX_SESSION_LENGTH = 1000

/**
 * The wire event as Tokenboard keeps it, or undefined where anything about it is wrong. This is the hot path:
 * written by hand, a few microseconds an event. `explainEvent` says what was wrong, and must agree with it.
 */
export function readEvent(value: unknown): IncomingEvent | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const wire = value as Record<string, unknown>
  const { id, model, prompt_tokens: promptTokens, completion_tokens: completionTokens } = wire
  if (!isEventId(id) || !isModel(model) || !isCount(promptTokens) || !isCount(completionTokens))
    return undefined
  const createdAtMs = parseMoment(wire.created_at)
  const app = appOf(wire.app)
  if (createdAtMs === undefined || app === undefined) return undefined
  const reasoningTokens = optionalCount(wire.reasoning_tokens)
  const cachedTokens = optionalCount(wire.cached_tokens)
  const latencyMs = optionalCount(wire.latency_ms)
  const generationMs = optionalCount(wire.generation_ms)
  const toolCalls = optionalCount(wire.tool_calls)
  if (reasoningTokens === undefined || cachedTokens === undefined || latencyMs === undefined) return undefined
  if (generationMs === undefined || toolCalls === undefined) return undefined
  const provider = optionalText(wire.provider, MAX_PROVIDER_LENGTH)
  const category = optionalText(wire.category, MAX_CATEGORY_LENGTH)
  const finishReason = optionalText(wire.finish_reason, MAX_FINISH_REASON_LENGTH)
  const sessionId = optionalText(wire.session_id, MAX_SESSION_LENGTH)
  const accountId = optionalText(wire.account_id, MAX_SESSION_LENGTH)
  if (provider === undefined || category === undefined || finishReason === undefined) return undefined
  if (sessionId === undefined || accountId === undefined) return undefined
  const costNanoUsd = isAbsent(wire.cost_usd) ? null : parseNanoUsd(wire.cost_usd)
  const sampleWeight = isAbsent(wire.sample_weight) ? 1 : wire.sample_weight
  if (costNanoUsd === undefined || !isWeight(sampleWeight)) return undefined
  if (!staysExact(promptTokens + completionTokens, costNanoUsd, sampleWeight)) return undefined
  const apiKeyName = optionalText(wire.api_key_name, MAX_KEY_NAME_LENGTH)
  const tags = tagsOf(wire.tags)
  if (apiKeyName === undefined || tags === undefined) return undefined
  const normalisedPromptTokens = optionalCount(wire.normalised_prompt_tokens)
  const normalisedCompletionTokens = optionalCount(wire.normalised_completion_tokens)
  if (normalisedPromptTokens === undefined || normalisedCompletionTokens === undefined) return undefined
  if (!isWholePair(normalisedPromptTokens, normalisedCompletionTokens, sampleWeight)) return undefined
  const cacheWriteTokens = optionalCount(wire.cache_write_tokens)
  const tierId = isAbsent(wire.service_tier) ? null : serviceTierId(wire.service_tier)
  const incomplete = isAbsent(wire.incomplete) ? false : wire.incomplete
  if (cacheWriteTokens === undefined || tierId === undefined || typeof incomplete !== 'boolean')
    return undefined
  const known = (wire as { [facts]?: AdapterFacts })[facts]
  const counts = clampParts({
    promptTokens,
    completionTokens,
    reasoningTokens: reasoningTokens ?? 0,
    cachedTokens: cachedTokens ?? 0,
    cacheWriteTokens: cacheWriteTokens ?? 0,
  })
  // Named one by one: spreading `counts` would take longer than all the checks above.
  return {
    id,
    day: dayAt(createdAtMs),
    createdAtMs,
    promptTokens,
    completionTokens,
    reasoningTokens: counts.reasoningTokens,
    cachedTokens: counts.cachedTokens,
    adjusted: counts.cut !== null || known?.isAdjusted === true,
    model,
    provider: provider?.trim() || null,
    app,
    categoryId: category ? (categoryId(category.trim().toLowerCase()) ?? UNCATEGORISED_ID) : UNCATEGORISED_ID,
    costNanoUsd,
    latencyMs,
    generationMs,
    toolCalls,
    finishReason: finishReason || null,
    sessionId: sessionId || null,
    accountId: accountId || null,
    sampleWeight,
    apiKeyName: apiKeyName?.trim() || null,
    tags,
    normalisedPromptTokens,
    normalisedCompletionTokens,
    cacheWriteTokens: counts.cacheWriteTokens || null,
    serviceTierId: tierId,
    incomplete,
    usageReason: known?.usageReason ?? counts.cut,
    requestedModel: known?.requestedModel ?? null,
    formerId: known?.formerId ?? null,
    call: known?.call ?? null,
    sent: null,
  }
}

/** Whether both normalised counts are there and can be added up, or neither is. */
function isWholePair(prompt: number | null, completion: number | null, sampleWeight: number): boolean {
  if (prompt === null || completion === null) return prompt === completion
  return staysExact(prompt + completion, null, sampleWeight)
}

export function isEventId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH && isStorable(value)
}

export function isModel(value: unknown): value is string {
  return typeof value === 'string' && parseModelSlug(value) !== undefined
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_COUNT
}

export function isWeight(value: unknown): value is number {
  return isCount(value) && value >= 1
}

/** Whether what the event stands for, its weight counted in, can still be added up exactly. */
export function staysExact(tokens: number, costNanoUsd: number | null, sampleWeight: number): boolean {
  return (
    tokens * sampleWeight <= Number.MAX_SAFE_INTEGER &&
    (costNanoUsd ?? 0) * sampleWeight <= Number.MAX_SAFE_INTEGER
  )
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

function optionalCount(value: unknown): number | null | undefined {
  if (isAbsent(value)) return null
  return isCount(value) ? value : undefined
}

function optionalText(value: unknown, maximumLength: number): string | null | undefined {
  if (isAbsent(value)) return null
  return typeof value === 'string' && value.length <= maximumLength ? storable(value) : undefined
}
