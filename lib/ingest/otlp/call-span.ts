/** A span that tells of a call, as far as it takes to find the others that tell of the same one. */
export interface CallSpan {
  traceId: string
  spanId: string
  /** The spans above it, the nearest first, as far as its request tells of them. */
  above: readonly string[]
  /** The spans below it that its request holds. */
  below: readonly string[]
  startNano: bigint
  endNano: bigint
  /** Whether the event's id is what the provider called its answer. */
  hasAnswerId: boolean
  /** Which instrumentation wrote it: two spans of one that run side by side are two calls. */
  instrumentation: string
  promptTokens: number
  completionTokens: number
  /** The permaslug. */
  model: string
  /** Spans of the same request that tell of this call or of a sum of such, and do not count. */
  repeatedBy: readonly CallSpan[]
}
