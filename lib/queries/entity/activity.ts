import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'

/** What a provider served of a model on a day. */
export interface DayActivity {
  day: Day
  permaslug: string
  catalogueId: string | null
  providerSlug: string
  providerName: string
  requests: bigint
  promptTokens: bigint
  completionTokens: bigint
  reasoningTokens: bigint
  costNanoUsd: bigint
}

/** All traffic of some days by day, model and provider: the last day first, then by slugs. */
export async function getActivity(reader: Reader, { from, until }: DayRange): Promise<DayActivity[]> {
  const rows = await reader.execute<DayActivity & Record<string, unknown>>(sql`
    select r.day, m.permaslug, m.catalogue_id as "catalogueId", p.slug as "providerSlug", p.name as "providerName",
      r.requests, r.prompt_tokens as "promptTokens", r.completion_tokens as "completionTokens",
      r.reasoning_tokens as "reasoningTokens", r.cost_nano_usd as "costNanoUsd"
    from provider_model_daily r
    join models m on m.id = r.model_id
    join providers p on p.id = r.provider_id
    where r.day >= ${from} and r.day < ${until}
    order by r.day desc, m.permaslug collate "C", p.slug collate "C"`)
  return [...rows]
}
