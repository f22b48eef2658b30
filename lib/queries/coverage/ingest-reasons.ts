import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { type IngestReason, REASON_DAYS } from '@/lib/domain/traffic/ingest-reasons'

/** How often each reason was given on the last days of receipt, the running one included; the most frequent first. */
export async function getIngestReasons(reader: Reader, now: Date): Promise<IngestReason[]> {
  const first = addDays(dayOf(now), 1 - REASON_DAYS)
  return reader.execute<IngestReason & Record<string, unknown>>(sql`
    select outcome, reason, exact_sum(count) as count from ingest_reasons where day >= ${first}
    group by outcome, reason
    order by array_position(array['solved', 'skipped', 'refused'], outcome), exact_sum(count) desc, reason`)
}
