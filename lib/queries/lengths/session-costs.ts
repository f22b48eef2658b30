import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { DayRange } from '@/lib/domain/time/day-range'
import { turnRanges } from '@/lib/domain/tokens/turns'
import { listedOnly } from '../shared/listing'

export interface SessionCostsQuestion {
  range: DayRange
  /** The identity of an app; null for all. */
  app: string | null
  /** A permaslug; null for all. */
  model: string | null
  /** A place among `turnRanges`; null for all. */
  turns: number | null
  limit: number
  offset: number
}

export interface SessionCost extends Record<string, unknown> {
  appSlug: string
  appName: string
  permaslug: string
  turns: number
  /** Sessions that cost no more are half of them or more. */
  medianNanoUsd: bigint
  sessions: bigint
}

/**
 * What a session cost by app, model and its number of turns there, the cells with most sessions first. What one
 * session had with two models counts as one for each. Sessions are left out where a price is missing, and so are
 * those of hidden apps.
 */
export async function getSessionCosts(
  reader: Reader,
  { range, app, model, turns, limit, offset }: SessionCostsQuestion,
): Promise<SessionCost[]> {
  const edges = `{${turnRanges.slice(1).map(({ from }) => from)}}`
  const ofApp = app === null ? sql`` : sql`and r.app_id in (select id from apps where identity = ${app})`
  const ofModel =
    model === null ? sql`` : sql`and r.model_id in (select id from models where permaslug = ${model})`
  return [
    ...(await reader.execute<SessionCost>(sql`
      with visits as (
        select r.app_id as entity_id, r.model_id, r.session_hash, exact_sum(r.events) as events,
          exact_sum(r.requests) as requests, exact_sum(r.cost_nano_usd) as cost
        from session_daily r
        where r.day >= ${range.from} and r.day < ${range.until} ${ofApp} ${ofModel}
        group by r.app_id, r.model_id, r.session_hash
        having exact_sum(r.unpriced_requests) = 0
      ),
      -- A sampled session stands for as many like it as its requests do.
      sized as (
        select r.entity_id, r.model_id, width_bucket(r.events, ${edges}::bigint[]) as turns,
          div(r.cost::numeric * r.events, r.requests) as cost, r.requests::numeric / r.events as weight
        from visits r where ${listedOnly('apps', null)}
      ),
      placed as (
        select s.*, sum(s.weight) over (cell order by s.cost rows unbounded preceding) as upto,
          sum(s.weight) over (partition by s.entity_id, s.model_id, s.turns) as total
        from sized s ${turns === null ? sql`` : sql`where s.turns = ${turns}`}
        window cell as (partition by s.entity_id, s.model_id, s.turns)
      ),
      cells as (
        select entity_id, model_id, turns, (min(cost) filter (where 2 * upto >= total))::bigint as median,
          round(min(total))::bigint as sessions
        from placed group by entity_id, model_id, turns
      )
      select a.identity as "appSlug", a.title as "appName", m.permaslug, c.turns, c.median as "medianNanoUsd",
        c.sessions
      from cells c join apps a on a.id = c.entity_id join models m on m.id = c.model_id
      order by c.sessions desc, a.identity collate "C", m.permaslug collate "C", c.turns
      limit ${limit} offset ${offset}`)),
  ]
}
