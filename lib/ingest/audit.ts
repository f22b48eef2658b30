import type { Day } from '@/lib/domain/time/day'
import type { Skipped } from './not-usage'
import type { RefusalCode } from './refusal'
import type { Connection } from './store/delivery'
import { becameAdjusted, type Folded } from './store/fold'

/** Who sent a batch, and what was turned away before it came to the database. */
export interface Audit {
  /** `api`, `import` or `seed`; behind a colon the adapter, where it is not Tokenboard's own: `api:litellm`. */
  source: string
  apiKeyId: number | null
  /** The UTC day of receipt. */
  day: Day
  /** Refused for themselves: without a day that could be believed. */
  rejected: readonly RefusalCode[]
  /** Records that are no events. */
  skipped: Skipped
  /** Refused because their day is sealed, by day. */
  rejectedByDay: ReadonlyMap<string, number>
}

export interface DayCounts {
  accepted: number
  duplicates: number
  completed: number
  rejected: number
  adjusted: number
}

/**
 * Writes one line a touched day to `ingest_batches`, in the transaction that stores the events: the line is what
 * makes the rollup look at the day. Where nothing was accepted and nothing completed there is nothing to roll up.
 */
export async function writeAudit(
  connection: Connection,
  audit: Audit,
  counts: ReadonlyMap<string, DayCounts>,
): Promise<void> {
  const lines: (DayCounts & { day: string | null })[] = [...counts].map(([day, line]) => ({ day, ...line }))
  for (const [day, rejected] of audit.rejectedByDay) lines.push({ day, ...nothing, rejected })
  if (audit.rejected.length > 0) lines.push({ day: null, ...nothing, rejected: audit.rejected.length })
  if (lines.length === 0) return
  await connection.unsafe(
    `insert into ingest_batches
      (source, api_key_id, day, accepted, duplicates, completed, rejected, adjusted, rolled_up_at)
    select $1, $2::integer, day, accepted, duplicates, completed, rejected, adjusted,
      case when accepted + completed = 0 then now() end
    from json_to_recordset($3::text::json)
      as line (day date, accepted bigint, duplicates bigint, completed bigint, rejected bigint, adjusted bigint)
    order by day`,
    [audit.source, audit.apiKeyId, JSON.stringify(lines)],
    { prepare: true },
  )
}

const nothing: DayCounts = { accepted: 0, duplicates: 0, completed: 0, rejected: 0, adjusted: 0 }

/** What became of the rows of each day. */
export function countByDay(folded: readonly Folded[]): Map<string, DayCounts> {
  const counts = new Map<string, DayCounts>()
  for (const one of folded) {
    const { told, after } = one
    const line = counts.get(after.event.day) ?? { ...nothing }
    counts.set(after.event.day, line)
    line.accepted += told.accepted.length
    line.duplicates += told.duplicates.length
    line.completed += told.completed.length
    line.rejected += told.conflicts.length
    if (becameAdjusted(one)) line.adjusted += 1
  }
  return counts
}
