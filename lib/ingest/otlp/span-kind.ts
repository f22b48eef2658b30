import { attribute } from './attributes'
import type { OtlpSpan } from './span'

/** What a span says of itself: a call of a model (an embedding has no output), something else, or nothing. */
export type SpanKind = 'model_call' | 'embedding' | 'other' | 'unknown'

/**
 * `gen_ai.operation.name` of agents and frameworks, which sum up the calls below them or call no model.
 * `fetch_response` reads an answer that was given, and counted, before.
 */
const otherOperations =
  /^(?:agent|workflow|tool|chain|task|plan|handoff|guardrail|evaluat(?:e|ion)|retriev(?:al|e)|fetch_response)$|_(?:agent|workflow|tool|memory)$|_memory_/

type Judge = (span: OtlpSpan) => SpanKind

/** By an attribute that names the kinds of its sender: what is none of the models' is something else. */
const named =
  (names: readonly string[], calls: readonly string[], embeddings: readonly string[]): Judge =>
  (span) => {
    const kind = span.text(names)?.toLowerCase()
    if (!kind) return 'unknown'
    if (calls.includes(kind)) return 'model_call'
    return embeddings.includes(kind) ? 'embedding' : 'other'
  }

const judges: readonly Judge[] = [
  byOperation,
  byAiSdk,
  named(attribute.openInferenceKind, ['llm'], ['embedding']),
  // OpenLLMetry marks its workflows, tasks, agents and tools so, and never a call of a model.
  named(attribute.traceloopKind, [], []),
  named(attribute.langfuseKind, ['generation'], ['embedding']),
  named(attribute.langSmithKind, ['llm'], ['embedding']),
  // Dify's, as Alibaba's conventions have it.
  named(attribute.genAiKind, ['llm', 'client'], ['embedding']),
  named(attribute.mlflowKind, ['llm', 'chat_model'], ['embedding']),
  byRequestType,
  // Logfire tells of a span before it ends; what it used comes with the span itself.
  (span) => (span.text(attribute.logfireKind) === 'pending_span' ? 'other' : 'unknown'),
]

/** Decides by every name that the span gives itself: one that is no model's call outweighs the rest. */
export function kindOf(span: OtlpSpan): SpanKind {
  let found: SpanKind = 'unknown'
  for (const judge of judges) {
    const kind = judge(span)
    if (kind === 'other') return 'other'
    if (kind === 'embedding' || (kind === 'model_call' && found === 'unknown')) found = kind
  }
  return found
}

function byOperation(span: OtlpSpan): SpanKind {
  const operation = span.text(attribute.operation)?.toLowerCase()
  if (!operation) return 'unknown'
  if (operation === 'chat' || operation === 'text_completion' || operation === 'generate_content') {
    return 'model_call'
  }
  if (operation === 'embeddings' || operation === 'embedding') return 'embedding'
  return otherOperations.test(operation) ? 'other' : 'unknown'
}

/** The AI SDK wraps every call in a span of its own: only the inner ones reach a model. */
function byAiSdk(span: OtlpSpan): SpanKind {
  const operation = span.text(attribute.aiSdkOperation)
  if (!operation) return 'unknown'
  if (/\.doEmbed$/.test(operation)) return 'embedding'
  return /\.do(?:Generate|Stream|Rerank)$/.test(operation) ? 'model_call' : 'other'
}

/** OpenLLMetry's word for the kind of a call. */
function byRequestType(span: OtlpSpan): SpanKind {
  const type = span.text(attribute.requestType)?.toLowerCase()
  if (type === 'embedding') return 'embedding'
  return type === 'chat' || type === 'completion' ? 'model_call' : 'unknown'
}
