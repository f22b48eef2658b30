import type { Told } from '../calls/match-calls'
import type { CallSpan } from './call-span'
import type { ModelCall } from './model-call'

/** What is compared of a call. */
export function toldBy(call: ModelCall): Told {
  const { span, usage } = call
  const count = (value: unknown) => (typeof value === 'number' ? value : 1)
  return {
    spanId: span.spanId ?? '',
    startNano: span.startNano ?? span.endNano ?? 0n,
    endNano: span.endNano ?? 0n,
    answerId: call.ownAnswerId,
    instrumentation: call.instrumentation,
    promptTokens: count(usage.counts.prompt_tokens),
    completionTokens: count(usage.counts.completion_tokens),
    model: call.models.model ?? '',
  }
}

/** What the calls that come later are compared with; undefined for a span that has no ids. */
export function callSpanOf(call: ModelCall): CallSpan | undefined {
  const { traceId, spanId } = call.span
  if (!traceId || !spanId) return undefined
  return {
    ...toldBy(call),
    traceId,
    links: call.links,
    repeatedBy: call.repeatedBy.map(callSpanOf).filter((told) => told !== undefined),
  }
}
