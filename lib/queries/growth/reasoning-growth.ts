import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Reasoned, ReasoningChange } from '@/lib/domain/growth/reasoning-change'
import { compareWindows, type GrowthRequest, type NoGrowth } from './growth'
import { inBothWindows, type SegmentQuestion, segmentRows } from './segments'

export interface ReasoningGrowth {
  question: SegmentQuestion
  /** Those that had any in one of the windows; who has most in the later one first. */
  models: ReasoningChange[]
  /** Reasoning tokens of the later window above those of the earlier. */
  change: bigint
}

type Row = { slug: string; name: string; estimated: boolean } & Record<
  'requests0' | 'requests1' | 'reasoning0' | 'reasoning1',
  bigint
> &
  Record<string, unknown>

/** How much each model reasons for a request, in one window and the next. */
export async function getReasoningGrowth(
  reader: Reader,
  request: Omit<GrowthRequest, 'split'>,
): Promise<ReasoningGrowth | NoGrowth> {
  // A cut that needs no apps reads the smallest rollup that has models.
  const compared = await compareWindows(reader, { ...request, split: 'author' })
  if ('fault' in compared) return compared
  const { question } = compared
  const rows = await reader.execute<Row>(sql`
    select m.permaslug as slug, m.name, r.estimated, r.requests0::bigint, r.requests1::bigint,
      r.reasoning0::bigint, r.reasoning1::bigint
    from (
      select r.model_id, bool_or(r.estimated) as estimated, ${inBothWindows('requests', sql`r.requests`)},
        ${inBothWindows('reasoning', sql`r.reasoning_tokens`)}
      from ${segmentRows(question)} r group by r.model_id
    ) r join models m on m.id = r.model_id
    where r.reasoning0 > 0 or r.reasoning1 > 0
    order by r.reasoning1 desc, r.reasoning0 desc, m.permaslug collate "C"`)
  const models = rows.map(({ slug, name, estimated, ...row }) => {
    const before: Reasoned = { requests: row.requests0, reasoningTokens: row.reasoning0 }
    const after: Reasoned = { requests: row.requests1, reasoningTokens: row.reasoning1 }
    return { slug, name, estimated, before, after }
  })
  const change = rows.reduce((sum, { reasoning0, reasoning1 }) => sum + reasoning1 - reasoning0, 0n)
  return { question, models, change }
}
