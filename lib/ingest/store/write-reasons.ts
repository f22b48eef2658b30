import type { Skipped } from '../not-usage'
import type { RefusalCode } from '../refusal'
import type { UsageReason } from '../usage/reasons'
import type { Connection } from './delivery'

/** How often each reason was given in a batch. Those that were not are absent. */
export interface Reasons {
  /** Of the events that came in or became others: why their counts are not simply those of their source's documents. */
  solved: Partial<Record<UsageReason, number>>
  skipped: Skipped
  refused: Partial<Record<RefusalCode, number>>
}

/**
 * Adds a batch's reasons to those of its day of receipt, as the last statement of the transaction: others that have the
 * same reasons wait for it no longer than a commit takes, and all lock them in one order.
 */
export async function writeReasons(
  connection: Connection,
  { day, source }: { day: string; source: string },
  reasons: Reasons,
): Promise<void> {
  const lines = Object.entries(reasons).flatMap(([outcome, counts]) =>
    Object.entries(counts as Record<string, number>).map(([reason, count]) => ({ outcome, reason, count })),
  )
  if (lines.length === 0) return
  await connection.unsafe(
    `insert into ingest_reasons (day, source, outcome, reason, count)
    select $1::text::date, $2, outcome, reason, count
    from json_to_recordset($3::text::json) as line (outcome text, reason text, count bigint)
    order by outcome collate "C", reason collate "C"
    on conflict (day, source, outcome, reason) do update set count = ingest_reasons.count + excluded.count`,
    [day, source, JSON.stringify(lines)],
    { prepare: true },
  )
}

/** How often each of these was given. */
export function countEach<Reason extends string>(given: Iterable<Reason>): Partial<Record<Reason, number>> {
  const counts: Partial<Record<Reason, number>> = {}
  for (const reason of given) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}

/** What two batches come to. */
export function addCounts<Reason extends string>(
  one: Partial<Record<Reason, number>>,
  other: Partial<Record<Reason, number>>,
): Partial<Record<Reason, number>> {
  const sum = { ...one }
  for (const [reason, count] of Object.entries(other) as [Reason, number][]) {
    sum[reason] = (sum[reason] ?? 0) + count
  }
  return sum
}
