import type { Skipped } from './not-usage'
import type { Refusal, Rejection } from './refusal'
import { becameAdjusted, type Folded, type Told } from './store/fold'
import type { StoredRow } from './store/stored-row'
import type { Reasons } from './store/write-reasons'
import type { UsageReason } from './usage/reasons'

/**
 * What became of the items: every one is in exactly one of `accepted`, `duplicates`, `completed`, `rejected` and
 * `skipped`.
 */
export interface Outcome {
  accepted: number
  /** Records of events that were there, which say nothing more of them. */
  duplicates: number
  /** Records of events that were there, which say what those left open. */
  completed: number
  /** How many events came in, or became, with counts that contradict themselves. */
  adjusted: number
  rejected: Rejection[]
  /** Sound records that are no usage, counted by reason. */
  skipped: Skipped
  /** Why the counts of events are not simply those of their source's documents, counted by reason. */
  reasons: Partial<Record<UsageReason, number>>
}

export const conflict: Refusal = {
  code: 'conflict',
  message: 'id was sent before on the same day with other numbers; the first event stays. Send a new id.',
}

export const sealed: Refusal = {
  code: 'day_sealed',
  message: 'created_at lies on a day that is closed for good: its raw events are past the retention age.',
}

/** The answer: what was refused before, what came too late, and what became of the rest. */
export function outcomeOf(
  rejected: readonly Rejection[],
  late: readonly StoredRow[],
  told: Told & { folded: readonly Folded[]; reasons: Pick<Reasons, 'solved' | 'skipped'> },
): Outcome {
  return {
    accepted: told.accepted.length,
    duplicates: told.duplicates.length,
    completed: told.completed.length,
    adjusted: told.folded.filter(becameAdjusted).length,
    rejected: [
      ...rejected,
      ...late.map((row) => rejectionOf(row, sealed)),
      ...told.conflicts.map((row) => rejectionOf(row, conflict)),
    ].sort(byIndex),
    skipped: told.reasons.skipped,
    reasons: told.reasons.solved,
  }
}

/** The refusal of an event that had passed the checks. */
export function rejectionOf({ index, event }: StoredRow, refusal: Refusal): Rejection {
  return { index, id: event.formerId ?? event.id, ...refusal }
}

export function byIndex(one: Rejection, other: Rejection): number {
  return one.index - other.index
}
