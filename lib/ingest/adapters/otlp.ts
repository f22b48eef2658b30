import { serviceTierOf } from '@/lib/domain/service-tier'
import { facts } from '../adapter-facts'
import { wireLabels } from '../labels-of'
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
import type { WireEvent } from '../wire-event'
import type { Adapter } from './adapter'

/** Spans of OpenTelemetry that are calls of models, by the GenAI conventions and the dialects of those who send them. */
export const otlp: Adapter = {
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
  const event = {
    id,
    created_at: createdAt,
    model: models.model,
    ...usage.counts,
    provider: provider.name,
    ...circumstancesOf(call),
    cost_usd: costOf(call),
    latency_ms: latencyMs(span),
    generation_ms: generationMs(span),
    finish_reason: reason,
    service_tier: tierOf(span),
    incomplete: isIncomplete || undefined,
    sample_weight: sampleWeight(span.samplingRate, id),
    [facts]: { ...usage.facts, requestedModel: models.requested, call: callSpanOf(call) },
  }
  for (const same of call.sameCalls) fillIn(event, same)
  return event
}

/** Who called, and what for. */
function circumstancesOf({ span }: ModelCall) {
  const keyName = span.text(attribute.keyName) ?? span.resource.get(attribute.keyName[0])
  return {
    app: appOf(span),
    category: span.text(attribute.category) ?? span.resource.get('tokenboard.category'),
    session_id: span.text(attribute.session),
    account_id: span.text(attribute.account),
    ...wireLabels(keyName, span.first(attribute.tags) ?? span.resource.get(attribute.tags[0])),
  }
}

/** What a span that tells of the same call says, and this one leaves open. */
function fillIn(event: WireEvent, same: ModelCall): void {
  const more: WireEvent = {
    provider: same.provider.name,
    ...circumstancesOf(same),
    cost_usd: costOf(same),
    latency_ms: latencyMs(same.span),
    finish_reason: finishOf(same.span).reason,
    service_tier: tierOf(same.span),
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
