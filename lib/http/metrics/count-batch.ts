import type { AdapterName } from '@/lib/ingest/adapters/table'
import type { SkipReason } from '@/lib/ingest/not-usage'
import type { Outcome } from '@/lib/ingest/outcome'
import { isAdjusting, type UsageReason } from '@/lib/ingest/usage/reasons'
import { noteRoom } from '../full-disk'
import { metrics } from './metrics'

/** Counts what became of a request's events, and how long they took to their commit. */
export async function countBatch(source: AdapterName, take: () => Promise<Outcome>): Promise<Outcome> {
  const { ingested, rejected, skipped, adjusted, batchSeconds } = metrics()
  const stop = batchSeconds.startTimer({ source })
  const outcome = await take()
  stop()
  noteRoom()
  ingested.inc({ source, outcome: 'accepted' }, outcome.accepted)
  ingested.inc({ source, outcome: 'duplicate' }, outcome.duplicates)
  ingested.inc({ source, outcome: 'completed' }, outcome.completed)
  ingested.inc({ source, outcome: 'rejected' }, outcome.rejected.length)
  for (const { code } of outcome.rejected) rejected.inc({ code })
  for (const [reason, count] of Object.entries(outcome.skipped) as [SkipReason, number][]) {
    skipped.inc({ reason }, count)
    ingested.inc({ source, outcome: 'skipped' }, count)
  }
  for (const [reason, count] of Object.entries(outcome.reasons) as [UsageReason, number][]) {
    if (isAdjusting(reason)) adjusted.inc({ reason }, count)
  }
  return outcome
}
