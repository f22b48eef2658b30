import { attribute } from './attributes'
import type { OtlpSpan } from './span'

/** What a span says of itself: a call of a model, something else, or nothing. */
export type SpanKind = 'model_call' | 'other' | 'unknown'

/** `gen_ai.operation.name` of calls that a model serves. */
const modelOperations = new Set(['chat', 'text_completion', 'generate_content', 'embeddings'])

/**
 * Those of agents and frameworks, which sum up the calls below them or call no model. `fetch_response` reads an answer
 * that was given, and counted, before.
 */
const otherOperations =
  /^(?:agent|workflow|tool|chain|task|plan|handoff|guardrail|evaluat(?:e|ion)|retriev(?:al|e)|fetch_response)$|_(?:agent|workflow|tool|memory)$|_memory_/

const openInferenceModels = new Set(['LLM', 'EMBEDDING'])

/** The AI SDK wraps every call in a span of its own: only the inner ones reach a model. */
const aiSdkModelCall = /\.do(?:Generate|Stream|Embed)$/

/** Decides by every name that the span gives itself: one that is no model's call outweighs the rest. */
export function kindOf(span: OtlpSpan): SpanKind {
  const kinds = [byOperation(span), byOpenInference(span), byTraceloop(span), byAiSdk(span)]
  if (kinds.includes('other')) return 'other'
  return kinds.includes('model_call') ? 'model_call' : 'unknown'
}

function byOperation(span: OtlpSpan): SpanKind {
  const operation = span.text(attribute.operation)?.toLowerCase()
  if (!operation) return 'unknown'
  if (modelOperations.has(operation)) return 'model_call'
  return otherOperations.test(operation) ? 'other' : 'unknown'
}

function byOpenInference(span: OtlpSpan): SpanKind {
  const kind = span.text(attribute.openInferenceKind)?.toUpperCase()
  if (!kind) return 'unknown'
  return openInferenceModels.has(kind) ? 'model_call' : 'other'
}

/** OpenLLMetry marks its workflows, tasks, agents and tools so, and never a call of a model. */
function byTraceloop(span: OtlpSpan): SpanKind {
  return span.text(attribute.traceloopKind) ? 'other' : 'unknown'
}

function byAiSdk(span: OtlpSpan): SpanKind {
  const operation = span.text(attribute.aiSdkOperation)
  if (!operation) return 'unknown'
  return aiSdkModelCall.test(operation) ? 'model_call' : 'other'
}
