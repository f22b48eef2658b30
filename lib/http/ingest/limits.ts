/** What one request to the events API may carry. README.md and docs state the same numbers. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024
export const MAX_EVENTS = 10_000
