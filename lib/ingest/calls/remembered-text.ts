import type { SpanLink } from '../otlp/call-span'
import type { KnownSpan } from './settle-trace'

/** What is remembered of a trace. */
export interface RecentTrace {
  traceId: string
  spans: readonly KnownSpan[]
  links: readonly SpanLink[]
}

/** A trace that tells of more is compared with its latest spans alone, so that its row stays of a bounded size. */
const MAX_SPANS = 1000
const MAX_LINKS = 5000

/** A span by its places, not its names: half as long, and a third of the time. Nanoseconds do not fit into numbers. */
type SpanText = readonly [
  spanId: string,
  startNano: string,
  endNano: string,
  answerId: string | null,
  instrumentation: string,
  promptTokens: number,
  completionTokens: number,
  model: string,
  receivedAtMs: number,
  /** Null where another span counts in its place. */
  eventDay: string | null,
  /** Null where it is the answer's, or the span's. */
  eventId: string | null,
]

export function textOf({ traceId, spans, links }: RecentTrace): string {
  return JSON.stringify([
    spans.slice(-MAX_SPANS).map((span) => spanText(traceId, span)),
    links.slice(-MAX_LINKS),
  ])
}

export function tracedBy(traceId: string, text: string): RecentTrace {
  const [spans, links]: [SpanText[], SpanLink[]] = JSON.parse(text)
  return { traceId, spans: spans.map((span) => spanOf(traceId, span)), links }
}

function spanText(traceId: string, span: KnownSpan): SpanText {
  const { event } = span
  return [
    span.spanId,
    span.startNano.toString(),
    span.endNano.toString(),
    span.answerId ?? null,
    span.instrumentation,
    span.promptTokens,
    span.completionTokens,
    span.model,
    span.receivedAtMs,
    event?.day ?? null,
    event && event.id !== ownId(traceId, span) ? event.id : null,
  ]
}

function spanOf(traceId: string, text: SpanText): KnownSpan {
  const [spanId, startNano, endNano, answerId, instrumentation, ...others] = text
  const [promptTokens, completionTokens, model, receivedAtMs, day, id] = others
  const told = { spanId, answerId: answerId ?? undefined }
  return {
    ...told,
    startNano: BigInt(startNano),
    endNano: BigInt(endNano),
    instrumentation,
    promptTokens,
    completionTokens,
    model,
    receivedAtMs,
    event: day === null ? null : { day, id: id ?? ownId(traceId, told) },
  }
}

function ownId(traceId: string, { spanId, answerId }: Pick<KnownSpan, 'spanId' | 'answerId'>): string {
  return answerId ?? `${traceId}-${spanId}`
}
