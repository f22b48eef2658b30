import { sql } from 'drizzle-orm'
import type { Sql } from '@/db/sql'
import type { Day } from '@/lib/domain/time/day'
import type { KnownPrices, Priceable } from '@/lib/ingest/catalog/prices'
import type { Session } from '@/lib/rollup/session'

const EVENTS_AT_ONCE = 10_000

interface UnstatedRow {
  id: string
  model: string
  createdAtMs: number
  promptTokens: number
  completionTokens: number
  cachedTokens: number
  reasoningTokens: number
  sampleWeight: number
}

/** Computes the costs that nobody stated anew, for the events of `remap_changes` that are another model's now. */
export async function repriceChanged(
  session: Session,
  prices: KnownPrices,
  client: Sql,
  day: Day,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await session.query<UnstatedRow>(sql`
      select e.id, m.permaslug as model, (extract(epoch from e.created_at) * 1000)::float8 as "createdAtMs",
        e.prompt_tokens::float8 as "promptTokens", e.completion_tokens::float8 as "completionTokens",
        e.cached_tokens::float8 as "cachedTokens", e.reasoning_tokens::float8 as "reasoningTokens",
        e.sample_weight as "sampleWeight"
      from events e join remap_changes c on c.id = e.id join models m on m.id = e.model_id
      where e.day = ${day} and c.model_changed and (e.cost_computed or e.cost_nano_usd is null) and e.id > ${after}
      order by e.id limit ${EVENTS_AT_ONCE}`)
    if (rows.length === 0) return
    const priced = rows.map((row): Priceable & { id: string } => ({
      id: row.id,
      event: { ...row, costNanoUsd: null },
      computedCostNanoUsd: null,
    }))
    await prices.price(client, priced)
    const costs = priced.map(({ id, computedCostNanoUsd }) => ({ id, cost: computedCostNanoUsd }))
    await session.change(sql`
      update events e set cost_nano_usd = p.cost, cost_computed = p.cost is not null
      from jsonb_to_recordset(${JSON.stringify(costs)}::text::jsonb) as p (id text, cost bigint)
      where e.day = ${day} and e.id = p.id`)
    after = rows.at(-1)!.id
  }
}
