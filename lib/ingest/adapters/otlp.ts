import { serviceTierOf } from '@/lib/domain/tokens/service-tier'
import { facts } from '../event/adapter-facts'
import { wireLabels } from '../event/labels-of'
import type { WireEvent } from '../event/wire-event'
import { appOf } from '../otlp/app'
import { attribute } from '../otlp/attributes'
import { callSpanOf } from '../otlp/call-of'
import { costOf } from '../otlp/cost'
import { finishOf } from '../otlp/finish'
import { ModelCall } from '../otlp/model-call'
import { settleSpans } from '../otlp/repeats'
import { sampleWeight } from '../otlp/sample-weight'
import type { OtlpSpan } from '../otlp/span'
import { generationMs, latencyMs, momentOf } from '../otlp/timing'
import { type RefusalCode, UnreadableItem } from '../refusal'
import type { Adapter } from './adapter'

/** Spans of OpenTelemetry that are calls of models, by the GenAI conventions and the dialects of those who send them. */
export const otlp: Adapter = {
  file: null, // spans are found only within a request for traces
  settle: settleSpans,
  toWireEvent: (item) => (item instanceof ModelCall ? eventOf(item) : notASpan),
}

const notASpan = new UnreadableItem({
  code: 'invalid_event',
  message: 'Send OpenTelemetry traces to /api/v1/otlp/v1/traces, in OTLP/HTTP.',
})

function eventOf(call: ModelCall): WireEvent | UnreadableItem {
  const { span, usage, provider, models, id } = call
  if (!id)
    return refused('invalid_id', 'A span must have a traceId and a spanId, or a gen_ai.response.id.', null)
  const createdAt = momentOf(span.endNano)
  if (!createdAt) return refused('invalid_created_at', 'endTimeUnixNano must be nanoseconds since 1970.', id)
  if (!models.model)
    return refused('invalid_model', 'gen_ai.request.model or gen_ai.response.model must name a model.', id)
  const { reason, isIncomplete } = finishOf(span)
  const { counts } = usage
  // Named one by one: to spread the parts takes longer than to find them out.
  const event: WireEvent = {
    id,
    created_at: createdAt,
    model: models.model,
    prompt_tokens: counts.prompt_tokens,
    completion_tokens: counts.completion_tokens,
    reasoning_tokens: counts.reasoning_tokens,
    cached_tokens: counts.cached_tokens,
    cache_write_tokens: counts.cache_write_tokens,
    provider: provider.name,
    app: appOf(span),
    category: categoryOf(span),
    session_id: span.text(attribute.session),
    account_id: span.text(attribute.account),
    cost_usd: costOf(call),
    latency_ms: latencyMs(span),
    generation_ms: generationMs(span),
    finish_reason: reason,
    service_tier: tierOf(span),
    incomplete: isIncomplete || undefined,
    sample_weight: sampleWeight(span.samplingRate, id),
    [facts]: {
      usageReason: usage.facts.usageReason,
      isAdjusted: usage.facts.isAdjusted,
      requestedModel: models.requested,
      call: callSpanOf(call),
    },
  }
  Object.assign(event, labelsOf(span))
  for (const same of call.sameCalls) fillIn(event, same)
  return event
}

function categoryOf(span: OtlpSpan) {
  return span.text(attribute.category) ?? span.resource.get('tokenboard.category')
}

/** Named by the span, or by what sent all its spans. */
function labelsOf(span: OtlpSpan) {
  const keyName = span.text(attribute.keyName) ?? span.resource.get(attribute.keyName[0])
  const tags = span.first(attribute.tags) ?? span.resource.get(attribute.tags[0])
  return keyName === undefined && tags === undefined ? undefined : wireLabels(keyName, tags)
}

/** What a span that tells of the same call says, and this one leaves open. */
function fillIn(event: WireEvent, same: ModelCall): void {
  const { span } = same
  const more: WireEvent = {
    provider: same.provider.name,
    app: appOf(span),
    category: categoryOf(span),
    session_id: span.text(attribute.session),
    account_id: span.text(attribute.account),
    cost_usd: costOf(same),
    latency_ms: latencyMs(span),
    finish_reason: finishOf(span).reason,
    service_tier: tierOf(span),
    ...labelsOf(span),
  }
  const fields = event as Record<string, unknown>
  for (const [name, value] of Object.entries(more)) if (value !== undefined) fields[name] ??= value
  // Parts of the counts that both agree in.
  for (const [name, value] of Object.entries(same.usage.counts)) {
    if (typeof value === 'number') fields[name] ??= value
  }
}

function tierOf(span: OtlpSpan): string | undefined {
  for (const name of attribute.serviceTier) {
    const tier = serviceTierOf(span.attributes.get(name))
    if (tier) return tier
  }
  return undefined
}

function refused(code: RefusalCode, message: string, id: string | null): UnreadableItem {
  return new UnreadableItem({ code, message }, id)
}
