import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Day } from '@/lib/domain/time/day'

/** A closed day whose total changed after it was published, or days whose requests were filed another way at once. */
export interface Restatement {
  firstDay: Day
  lastDay: Day
  days: number
  /** ISO 8601 UTC. */
  restatedAt: string
  beforeTotalTokens: bigint
  afterTotalTokens: bigint
  reason: string
}

/** The latest first. Days that one rollup restated without another total are one of them. */
export async function latestRestatements(reader: Reader, limit: number): Promise<Restatement[]> {
  return reader.execute<Restatement & Record<string, unknown>>(sql`
    select min(day)::text as "firstDay", max(day)::text as "lastDay", count(*)::int as days,
      restated_at as "restatedAt", exact_sum(before_total_tokens) as "beforeTotalTokens",
      exact_sum(after_total_tokens) as "afterTotalTokens", reason
    from restatements
    group by restated_at, reason, case when before_total_tokens <> after_total_tokens then id end
    order by max(id) desc limit ${limit}`)
}
