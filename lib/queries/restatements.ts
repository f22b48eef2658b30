import { desc } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { restatements } from '@/db/schema/jobs'

/** A closed day whose total changed after it was published. */
export interface Restatement {
  day: string
  /** ISO 8601 UTC. */
  restatedAt: string
  beforeTotalTokens: bigint
  afterTotalTokens: bigint
  reason: string
}

export async function latestRestatements(reader: Reader, limit: number): Promise<Restatement[]> {
  const { day, restatedAt, beforeTotalTokens, afterTotalTokens, reason } = restatements
  return reader
    .select({ day, restatedAt, beforeTotalTokens, afterTotalTokens, reason })
    .from(restatements)
    .orderBy(desc(restatements.id))
    .limit(limit)
}
