/** A span that tells of a call, as far as it takes to find the others that tell of the same one. */
export interface CallSpan {
  traceId: string
  spanId: string
  startNano: bigint
  endNano: bigint
  /** What the provider called its answer. */
  answerId: string | undefined
  /** Which instrumentation wrote it: two spans of one that run side by side are two calls. */
  instrumentation: string
  promptTokens: number
  completionTokens: number
  /** The permaslug. */
  model: string
  /** Each span above or below a call of its trace with its parent, as far as its request tells of them. */
  links: readonly SpanLink[]
  /** Spans of its request that tell of this call, or of a sum of such, and do not count. */
  repeatedBy: readonly CallSpan[]
}

/** The ids of a span and its parent. */
export type SpanLink = readonly [span: string, parent: string]
