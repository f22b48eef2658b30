import type { Skipped, SkipReason } from './not-usage'
import type { Outcome } from './outcome'
import type { SourceItem } from './readers/reader'
import type { Rejection } from './refusal'

const SHOWN_REJECTIONS = 20

export interface RejectedLine extends Rejection {
  line: number
}

/** What became of a file so far. Refused lines are all counted, the first few kept. */
export class Tally {
  accepted = 0
  duplicates = 0
  adjusted = 0
  rejected = 0
  skipped = 0
  readonly skippedByReason: Skipped = {}
  readonly rejectedByCode = new Map<string, number>()
  readonly firstRejected: RejectedLine[] = []

  /** Adds the outcome of a batch; its rejections count their places within `batch`. */
  add(outcome: Outcome, batch: readonly SourceItem[]): void {
    this.accepted += outcome.accepted
    this.duplicates += outcome.duplicates
    this.adjusted += outcome.adjusted
    this.rejected += outcome.rejected.length
    for (const [reason, count] of Object.entries(outcome.skipped) as [SkipReason, number][]) {
      this.skipped += count
      this.skippedByReason[reason] = (this.skippedByReason[reason] ?? 0) + count
    }
    for (const rejection of outcome.rejected) {
      this.rejectedByCode.set(rejection.code, (this.rejectedByCode.get(rejection.code) ?? 0) + 1)
      if (this.firstRejected.length === SHOWN_REJECTIONS) continue
      this.firstRejected.push({ ...rejection, line: batch[rejection.index]!.line })
    }
  }
}
