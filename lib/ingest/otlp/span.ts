import type { Attributes, AttributeValue } from './encoding/attribute-value'

export type { Attributes, AttributeValue } from './encoding/attribute-value'

/** What wrote a span: the library that traces, or the one that is traced. */
export interface Scope {
  name: string | undefined
}

interface SpanFields {
  traceId: string | undefined
  spanId: string | undefined
  parentSpanId: string | undefined
  startNano: bigint | undefined
  endNano: bigint | undefined
  hasFailed: boolean
  attributes: Attributes
  /** The attributes of what sent the span, shared by all its spans. */
  resource: Attributes
  scope?: Scope
  /** The attributes of its events that may stand in place of its own. */
  eventAttributes?: Attributes | undefined
  firstTokenNano?: bigint | undefined
}

/** A span of OpenTelemetry, whatever encoding it came in, and what the request that carried it says of all spans. */
export class OtlpSpan {
  readonly traceId: string | undefined
  readonly spanId: string | undefined
  readonly parentSpanId: string | undefined
  readonly startNano: bigint | undefined
  readonly endNano: bigint | undefined
  readonly hasFailed: boolean
  readonly attributes: Attributes
  readonly resource: Attributes
  readonly scope: Scope | undefined
  readonly eventAttributes: Attributes | undefined
  readonly firstTokenNano: bigint | undefined
  /** The app that the request named, for spans that name none. */
  requestApp: { url?: string; title?: string; categories?: string[] } | undefined
  /** The part of all requests that the sender passes on, above 0 up to 1. */
  samplingRate = 1

  constructor(fields: SpanFields) {
    this.traceId = fields.traceId
    this.spanId = fields.spanId
    this.parentSpanId = fields.parentSpanId
    this.startNano = fields.startNano
    this.endNano = fields.endNano
    this.hasFailed = fields.hasFailed
    this.attributes = fields.attributes
    this.resource = fields.resource
    this.scope = fields.scope
    this.eventAttributes = fields.eventAttributes
    this.firstTokenNano = fields.firstTokenNano
  }

  /** The first of these attributes that the span has. */
  first(names: readonly string[]): AttributeValue {
    for (const name of names) {
      const value = this.attributes.get(name)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** The first of these attributes that the span has as a text with something in it. */
  text(names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.attributes.get(name)
      if (typeof value !== 'string') continue
      const text = unquoted(value.trim())
      if (text) return text
    }
    return undefined
  }
}

/** MLflow and Langfuse write texts as JSON. */
function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}

/** OpenTelemetry's status code of a span that ended in an error. */
export const STATUS_ERROR = 2

/** A request that holds no traces at all, or too many; one broken span is not a reason. */
export class TraceFault extends Error {
  override name = 'TraceFault'

  constructor(
    readonly code: 'invalid_protobuf' | 'not_traces' | 'too_many_spans',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export function tooManySpans(maximumSpans: number): TraceFault {
  return new TraceFault(
    'too_many_spans',
    `A request may carry ${maximumSpans} spans: let the exporter send smaller batches.`,
  )
}
