import { wireLabels } from '../labels-of'
import { appOf } from '../otlp/app'
import { attribute } from '../otlp/attributes'
import { modelOf } from '../otlp/model'
import { providerOf } from '../otlp/provider'
import { settleSpans } from '../otlp/repeats'
import { sampleWeight } from '../otlp/sample-weight'
import { type AttributeValue, OtlpSpan } from '../otlp/span'
import { countOf } from '../otlp/usage'
import { type RefusalCode, UnreadableItem } from '../refusal'
import type { WireEvent } from '../wire-event'
import type { Adapter } from './adapter'

/**
 * Spans of OpenTelemetry that are calls of models, by the GenAI conventions: cached tokens are inside the input and
 * reasoning tokens inside the output, so nothing is added up.
 */
export const otlp: Adapter = {
  settle: settleSpans,
  toWireEvent: (item) => (item instanceof OtlpSpan ? eventOf(item) : notASpan),
}

const notASpan = new UnreadableItem({
  code: 'invalid_event',
  message: 'Send OpenTelemetry traces to /api/v1/otlp/v1/traces, in OTLP/HTTP.',
})

function eventOf(span: OtlpSpan): WireEvent | UnreadableItem {
  const id = idOf(span)
  if (!id)
    return refused('invalid_id', 'A span must have a traceId and a spanId, or a gen_ai.response.id.', null)
  const createdAt = momentOf(span.endNano)
  if (!createdAt) return refused('invalid_created_at', 'endTimeUnixNano must be nanoseconds since 1970.', id)
  const provider = providerOf(span)
  const model = modelOf(span, provider.author)
  if (!model)
    return refused('invalid_model', 'gen_ai.request.model or gen_ai.response.model must name a model.', id)
  return {
    id,
    created_at: createdAt,
    model,
    prompt_tokens: countOf(span.first(attribute.promptTokens)) ?? 0,
    completion_tokens: countOf(span.first(attribute.completionTokens)) ?? 0,
    reasoning_tokens: countOf(span.first(attribute.reasoningTokens)),
    cached_tokens: countOf(span.first(attribute.cachedTokens)),
    provider: provider.name,
    app: appOf(span),
    category: span.text(attribute.category) ?? span.resource.get('tokenboard.category'),
    cost_usd: span.first(attribute.costUsd),
    latency_ms: latencyMs(span),
    generation_ms: generationMs(span),
    finish_reason: finishReason(span.first(attribute.finishReasons)),
    session_id: span.text(attribute.session),
    account_id: span.text(attribute.account),
    sample_weight: sampleWeight(span.samplingRate, id),
    ...labelsOf(span),
  }
}

/** Named by the span, or by what sent all its spans. */
function labelsOf(span: OtlpSpan) {
  const keyName = span.text(attribute.keyName) ?? span.resource.get(attribute.keyName[0])
  return wireLabels(keyName, span.first(attribute.tags) ?? span.resource.get(attribute.tags[0]))
}

function refused(code: RefusalCode, message: string, id: string | null): UnreadableItem {
  return new UnreadableItem({ code, message }, id)
}

/** Shorter ids are counters of small servers, which come again. */
const MIN_RESPONSE_ID_LENGTH = 20
const MAX_RESPONSE_ID_LENGTH = 200

/**
 * The id of the answer, as its provider gave it: whoever tells of the same call (two instrumentations, the app and
 * its gateway, a file of replies) names it so, and it counts once. Where there is none, the span itself.
 */
function idOf(span: OtlpSpan): string | undefined {
  const responseId = span.text(attribute.responseId)
  if (
    responseId &&
    responseId.length >= MIN_RESPONSE_ID_LENGTH &&
    responseId.length <= MAX_RESPONSE_ID_LENGTH
  ) {
    return responseId
  }
  return span.traceId && span.spanId ? `${span.traceId}-${span.spanId}` : undefined
}

const NANO_PER_MS = 1_000_000n
const LATEST_MS = 8_640_000_000_000_000n

function momentOf(nano: bigint | undefined): string | undefined {
  if (nano === undefined) return undefined
  const ms = nano / NANO_PER_MS
  return ms <= LATEST_MS ? new Date(Number(ms)).toISOString() : undefined
}

/** What measures time is left out where it makes no sense: it is no reason to lose the tokens. */
function milliseconds(value: number): number | undefined {
  return value >= 0 && value <= 2_147_483_647 ? Math.round(value) : undefined
}

function generationMs(span: OtlpSpan): number | undefined {
  if (span.startNano === undefined || span.endNano === undefined) return undefined
  return milliseconds(Number(span.endNano - span.startNano) / 1e6)
}

function latencyMs(span: OtlpSpan): number | undefined {
  const seconds = span.first(attribute.firstChunkSeconds)
  const value =
    seconds === undefined ? numberOf(span.first(attribute.firstChunkMs)) : numberOf(seconds) * 1000
  return milliseconds(value)
}

function numberOf(value: AttributeValue): number {
  return value === undefined || typeof value === 'object' ? Number.NaN : Number(value)
}

/** The reason of the first choice; some write the list as a JSON text. */
function finishReason(value: AttributeValue): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string') return undefined
  return first.replace(/^\["([^"]+)".*\]$/, '$1').slice(0, 100) || undefined
}
