import type { Skipped } from './not-usage'
import type { Refusal, Rejection } from './refusal'
import type { StoredRow } from './stored-row'

/** What became of the items: every one is in exactly one of `accepted`, `duplicates`, `rejected` and `skipped`. */
export interface Outcome {
  accepted: number
  duplicates: number
  /** How many of the accepted ones had a part cut down to its whole. */
  adjusted: number
  rejected: Rejection[]
  /** Sound records that are no usage, counted by reason. */
  skipped: Skipped
}

export const conflict: Refusal = {
  code: 'conflict',
  message: 'id was sent before on the same day with other numbers; the first event stays. Send a new id.',
}

export const sealed: Refusal = {
  code: 'day_sealed',
  message: 'created_at lies on a day that is closed for good: its raw events are past the retention age.',
}

/** The refusal of an event that had passed the checks. */
export function rejectionOf({ index, event }: StoredRow, refusal: Refusal): Rejection {
  return { index, id: event.id, ...refusal }
}

/** The order in which rows are stored everywhere: then two batches cannot wait for each other in a circle. */
export function byDayAndId({ event: one }: StoredRow, { event: other }: StoredRow): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1
  if (one.id !== other.id) return one.id < other.id ? -1 : 1
  return 0 // sort is stable: of two events with one id the first that was sent is stored
}

export function byIndex(one: Rejection, other: Rejection): number {
  return one.index - other.index
}
