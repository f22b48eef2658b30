/** The span that tells of a call of a model, as far as it is needed to find other spans of the same call. */
export interface CallSpan {
  traceId: string
  spanId: string
  parentSpanId: string
  /** The spans above it that came with it, the nearest first. */
  ancestors: readonly string[]
  startNano: bigint
  endNano: bigint
  /** Whether the id of the event is that of the answer, so that other records of the call have the same. */
  hasAnswerId: boolean
}
