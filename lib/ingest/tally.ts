import type { Skipped, SkipReason } from './not-usage'
import type { Outcome } from './outcome'
import type { SourceItem } from './readers/reader'
import { type Rejection, UnreadableItem } from './refusal'
import { addCounts } from './store/write-reasons'

const SHOWN_REJECTIONS = 20

export interface RejectedLine extends Rejection {
  line: number
  /** Where that is another one. */
  lastLine?: number
}

/** Lines that are not even a record, and so may be any number of requests. */
export interface UnreadLines {
  count: number
  first: number
  last: number
}

const unreadCodes: ReadonlySet<string> = new Set(['invalid_csv', 'invalid_json'])

/** What became of a file so far. Refused lines are all counted, the first few kept. */
export class Tally {
  /** How many records the file had, whatever became of them. */
  records = 0
  accepted = 0
  duplicates = 0
  completed = 0
  adjusted = 0
  rejected = 0
  skipped = 0
  readonly skippedByReason: Skipped = {}
  /** Why counts are not simply those of their source's documents. */
  reasons: Outcome['reasons'] = {}
  readonly rejectedByCode = new Map<string, number>()
  readonly firstRejected: RejectedLine[] = []
  unread: UnreadLines | undefined
  /** The columns of a CSV that nothing was made of. */
  readonly passedOver: string[] = []

  /** Adds the outcome of a batch; its rejections count their places within `batch`. */
  add(outcome: Outcome, batch: readonly SourceItem[]): void {
    this.records += batch.length
    this.accepted += outcome.accepted
    this.duplicates += outcome.duplicates
    this.completed += outcome.completed
    this.adjusted += outcome.adjusted
    this.rejected += outcome.rejected.length
    this.reasons = addCounts(this.reasons, outcome.reasons)
    for (const [reason, count] of Object.entries(outcome.skipped) as [SkipReason, number][]) {
      this.skipped += count
      this.skippedByReason[reason] = (this.skippedByReason[reason] ?? 0) + count
    }
    for (const rejection of outcome.rejected) {
      const { line, lastLine, value } = batch[rejection.index]!
      this.rejectedByCode.set(rejection.code, (this.rejectedByCode.get(rejection.code) ?? 0) + 1)
      if (unreadCodes.has(rejection.code)) this.countUnread(line, lastLine ?? line)
      if (this.firstRejected.length === SHOWN_REJECTIONS) continue
      const message = withCell(rejection, value)
      this.firstRejected.push({ ...rejection, message, line, ...(lastLine !== undefined && { lastLine }) })
    }
  }

  private countUnread(first: number, last: number): void {
    const { count = 0, first: earliest = first } = this.unread ?? {}
    this.unread = { count: count + last - first + 1, first: earliest, last }
  }
}

/** The message with the text that was refused, where the record has the field under its own name. */
function withCell({ code, message }: Rejection, value: unknown): string {
  if (value instanceof UnreadableItem || typeof value !== 'object' || value === null) return message
  const said = (value as Record<string, unknown>)[code.replace('invalid_', '')]
  return typeof said === 'string'
    ? `${message.slice(0, -1)}, not ${JSON.stringify(said.slice(0, 60))}.`
    : message
}
