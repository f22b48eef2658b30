import { attribute } from './attributes'
import type { SpanLink } from './call-span'
import { modelsOf, type SpanModels } from './model'
import { type Provider, providerOf } from './provider'
import type { OtlpSpan } from './span'
import type { SpanKind } from './span-kind'
import { type SpanUsage, usageOf } from './usage'

/** Shorter ids are counters of small servers, which come again. */
const MIN_RESPONSE_ID_LENGTH = 20
const MAX_RESPONSE_ID_LENGTH = 200

/** A span that may tell of the call of a model: what it says is found out once. */
export class ModelCall {
  readonly usage: SpanUsage
  /** The id of the answer, as its provider gave it: whoever tells of the same call names it so. */
  readonly ownAnswerId: string | undefined
  /** The one of a span that tells of the same call, where this one bears none. */
  takenAnswerId: string | undefined
  /** Spans of the same request that do not count because this one does. */
  readonly repeatedBy: ModelCall[] = []
  /** Those of them that tell of nothing else: what this one leaves open is theirs to say. */
  readonly sameCalls: ModelCall[] = []
  links: readonly SpanLink[] = []
  private knownModels: SpanModels | undefined
  private knownProvider: Provider | undefined

  constructor(
    readonly span: OtlpSpan,
    kind: SpanKind,
  ) {
    this.usage = usageOf(span, kind)
    this.ownAnswerId = answerIdOf(span)
  }

  get answerId(): string | undefined {
    return this.ownAnswerId ?? this.takenAnswerId
  }

  /** What the event counts under: the answer, or where nothing names one the span itself. */
  get id(): string | undefined {
    const { traceId, spanId } = this.span
    return this.answerId ?? (traceId && spanId ? `${traceId}-${spanId}` : undefined)
  }

  get provider(): Provider {
    this.knownProvider ??= providerOf(this.span)
    return this.knownProvider
  }

  get models(): SpanModels {
    this.knownModels ??= modelsOf(this.span, this.provider.author)
    return this.knownModels
  }

  /** Two spans of one instrumentation that run side by side are two calls. */
  get instrumentation(): string {
    const dialect = dialects.findIndex((names) => this.span.first(names) !== undefined)
    return `${this.span.scope?.name ?? ''} ${dialect}`
  }
}

const dialects = [
  attribute.openInferenceKind,
  attribute.langfuseKind,
  attribute.langSmithKind,
  attribute.aiSdkOperation,
  attribute.mlflowKind,
  attribute.requestType,
]

function answerIdOf(span: OtlpSpan): string | undefined {
  const id = span.text(attribute.responseId)
  return id && id.length >= MIN_RESPONSE_ID_LENGTH && id.length <= MAX_RESPONSE_ID_LENGTH ? id : undefined
}
