import { clampParts } from '@/lib/domain/tokens/tokens'
import type { IncomingEvent } from '../event/incoming-event'

/** What is counted, timed and paid for: known for good when the answer is whole. */
export type Measured = Pick<
  IncomingEvent,
  | 'promptTokens'
  | 'completionTokens'
  | 'reasoningTokens'
  | 'cachedTokens'
  | 'cacheWriteTokens'
  | 'toolCalls'
  | 'costNanoUsd'
  | 'latencyMs'
  | 'generationMs'
  | 'finishReason'
  | 'normalisedPromptTokens'
  | 'normalisedCompletionTokens'
  | 'serviceTierId'
  | 'incomplete'
  | 'adjusted'
  | 'usageReason'
>

/**
 * What two records of one request measured, or undefined where they contradict each other. What a whole record says
 * counts alone beside one that is not whole, which may have counted less, but not more; of two that are not whole
 * the larger counts.
 */
export function measure(one: IncomingEvent, other: IncomingEvent): Measured | undefined {
  if (one.incomplete && other.incomplete) return largest(one, other)
  if (one.incomplete) return isWithin(one, other) ? { ...measuredOf(other), ...early(one, other) } : undefined
  if (other.incomplete) return isWithin(other, one) ? { ...measuredOf(one), ...early(one, other) } : undefined
  return agreeing(one, other)
}

/** Known before the answer was whole, so that it does not matter which record says it. */
function early(one: IncomingEvent, other: IncomingEvent) {
  return {
    latencyMs: one.latencyMs ?? other.latencyMs,
    serviceTierId: one.serviceTierId ?? other.serviceTierId,
  }
}

function agreeing(one: IncomingEvent, other: IncomingEvent): Measured | undefined {
  const { promptTokens, completionTokens } = one
  if (promptTokens !== other.promptTokens || completionTokens !== other.completionTokens) return undefined
  if (!isEqualOrOpen(one.reasoningTokens, other.reasoningTokens)) return undefined
  if (!isEqualOrOpen(one.cachedTokens, other.cachedTokens)) return undefined
  if (!isEqualOrOpen(one.cacheWriteTokens, other.cacheWriteTokens, roomFor(one, other))) return undefined
  if (one.toolCalls !== other.toolCalls && one.toolCalls !== null && other.toolCalls !== null)
    return undefined
  if (one.costNanoUsd !== other.costNanoUsd && one.costNanoUsd !== null && other.costNanoUsd !== null)
    return undefined
  return either(one, other, {
    promptTokens,
    completionTokens,
    reasoningTokens: one.reasoningTokens || other.reasoningTokens,
    cachedTokens: one.cachedTokens || other.cachedTokens,
    cacheWriteTokens: one.cacheWriteTokens || other.cacheWriteTokens,
    toolCalls: one.toolCalls ?? other.toolCalls,
    costNanoUsd: one.costNanoUsd ?? other.costNanoUsd,
    generationMs: one.generationMs ?? other.generationMs,
    ...normalisedOf(one, other, (first) => first),
    incomplete: false,
  })
}

/** How much of the prompt is left for a cache write, beside what was read: it was cut down to it, or will be. */
function roomFor(one: IncomingEvent, other: IncomingEvent): number {
  return one.promptTokens - (one.cachedTokens || other.cachedTokens)
}

/** 0 of a part is not known: senders write it for both. */
function isEqualOrOpen(one: number | null, other: number | null, most = Number.POSITIVE_INFINITY): boolean {
  return !one || !other || Math.min(one, most) === Math.min(other, most)
}

function largest(one: IncomingEvent, other: IncomingEvent): Measured {
  return either(one, other, {
    promptTokens: Math.max(one.promptTokens, other.promptTokens),
    completionTokens: Math.max(one.completionTokens, other.completionTokens),
    reasoningTokens: Math.max(one.reasoningTokens, other.reasoningTokens),
    cachedTokens: Math.max(one.cachedTokens, other.cachedTokens),
    cacheWriteTokens: largerOf(one.cacheWriteTokens, other.cacheWriteTokens),
    toolCalls: largerOf(one.toolCalls, other.toolCalls),
    costNanoUsd: largerOf(one.costNanoUsd, other.costNanoUsd),
    generationMs: largerOf(one.generationMs, other.generationMs),
    ...normalisedOf(one, other, Math.max),
    incomplete: true,
  })
}

function largerOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

/** Both counts of a pair come from where there is a pair. */
function normalisedOf(
  one: IncomingEvent,
  other: IncomingEvent,
  ofBoth: (one: number, other: number) => number,
) {
  const { normalisedPromptTokens: prompt, normalisedCompletionTokens: completion } = one
  const { normalisedPromptTokens: otherPrompt, normalisedCompletionTokens: otherCompletion } = other
  if (prompt === null || completion === null) {
    return { normalisedPromptTokens: otherPrompt, normalisedCompletionTokens: otherCompletion }
  }
  return {
    normalisedPromptTokens: otherPrompt === null ? prompt : ofBoth(prompt, otherPrompt),
    normalisedCompletionTokens: otherCompletion === null ? completion : ofBoth(completion, otherCompletion),
  }
}

type Combined = Omit<Measured, 'latencyMs' | 'serviceTierId' | 'finishReason' | 'adjusted' | 'usageReason'>

/** Each part fits into its whole, and both parts of the prompt together may not. */
function either(one: IncomingEvent, other: IncomingEvent, combined: Combined): Measured {
  const { cut, ...counts } = clampParts({ ...combined, cacheWriteTokens: combined.cacheWriteTokens ?? 0 })
  return {
    ...combined,
    ...counts,
    cacheWriteTokens: counts.cacheWriteTokens || null,
    ...early(one, other),
    finishReason: one.finishReason ?? other.finishReason,
    adjusted: one.adjusted || other.adjusted || cut !== null,
    usageReason: one.usageReason ?? other.usageReason ?? cut,
  }
}

/** Whether a record that is not whole counted no more than the whole one states. */
function isWithin(part: IncomingEvent, whole: IncomingEvent): boolean {
  const isOpenOrMore = (count: number | null, least: number | null) => !count || count >= (least ?? 0)
  return (
    whole.promptTokens >= part.promptTokens &&
    whole.completionTokens >= part.completionTokens &&
    isOpenOrMore(whole.reasoningTokens, part.reasoningTokens) &&
    isOpenOrMore(whole.cachedTokens, part.cachedTokens) &&
    (whole.toolCalls === null || whole.toolCalls >= (part.toolCalls ?? 0))
  )
}

function measuredOf(event: IncomingEvent): Omit<Measured, 'latencyMs' | 'serviceTierId'> {
  return {
    promptTokens: event.promptTokens,
    completionTokens: event.completionTokens,
    reasoningTokens: event.reasoningTokens,
    cachedTokens: event.cachedTokens,
    cacheWriteTokens: event.cacheWriteTokens,
    toolCalls: event.toolCalls,
    costNanoUsd: event.costNanoUsd,
    generationMs: event.generationMs,
    finishReason: event.finishReason,
    normalisedPromptTokens: event.normalisedPromptTokens,
    normalisedCompletionTokens: event.normalisedCompletionTokens,
    incomplete: event.incomplete,
    adjusted: event.adjusted,
    usageReason: event.usageReason,
  }
}
