/** What became of records that were not simply counted as their source documents. */
export interface IngestReason {
  outcome: 'solved' | 'skipped' | 'refused'
  /** A code of the API. */
  reason: string
  count: bigint
}

/** So many days back reasons are told. */
export const REASON_DAYS = 30
