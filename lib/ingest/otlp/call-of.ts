import { isStorable } from '../event/text'
import type { CallSpan } from './call-span'
import type { ModelCall } from './model-call'

const nobody: readonly CallSpan[] = []

/** What other spans are compared with; undefined for a span that has no ids that can be stored. Made once: no spread, for it is hot. */
export function callSpanOf(call: ModelCall): CallSpan | undefined {
  const { span, usage, repeatedBy } = call
  const { traceId, spanId } = span
  if (!traceId || !spanId || !isStorable(traceId)) return undefined
  return {
    traceId,
    spanId,
    startNano: span.startNano ?? span.endNano ?? 0n,
    endNano: span.endNano ?? 0n,
    answerId: call.ownAnswerId,
    instrumentation: call.instrumentation,
    promptTokens: countOf(usage.counts.prompt_tokens),
    completionTokens: countOf(usage.counts.completion_tokens),
    model: call.models.model ?? '',
    links: call.links,
    repeatedBy:
      repeatedBy.length === 0 ? nobody : repeatedBy.map(callSpanOf).filter((told) => told !== undefined),
  }
}

/** What is no count is refused later, and is none of nothing. */
function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 1
}
