/** Every advisory lock that Tokenboard takes, in one list so that no two share a number. They are arbitrary but ours. */
export const advisoryLocks = {
  /** Held while the schema is brought up to date. */
  migration: 7_301_001,
  /**
   * Taken (for the transaction) by whoever makes or drops a partition of `events`. The retention job must hold it
   * while it seals a day and drops its partition: otherwise a late event could bring the empty partition back.
   */
  partitions: 7_301_002,
  /** Held by whoever writes rollups or drops raw events: one process at a time. */
  rollup: 7_301_003,
  /** Held, shared, by every process that uses the embedded server. */
  presence: 7_301_004,
  /** Held by whoever files stored events by changed rules. */
  remap: 7_301_005,
} as const
