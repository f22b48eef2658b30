import { sql } from 'drizzle-orm'
import type { Day } from '@/lib/domain/time/day'
import type { Mismatch } from './checks'
import type { Session } from './session'
import { dayArray } from './target'

export interface VerifiedTotals {
  events: bigint
  totalTokens: bigint
  differences: Mismatch[]
}

interface TotalsRow extends Record<Measure | `expected ${Measure}`, bigint> {
  day: Day
  table: string
}

const measures = ['events', 'requests', 'total_tokens'] as const
type Measure = (typeof measures)[number]

/**
 * Checks the totals of `rollup_days`: against the raw events for the given days, by a formula of its own, and
 * against the rollups for all of them.
 */
export async function verifyTotals(session: Session, days: readonly Day[]): Promise<VerifiedTotals> {
  const raw = await session.query<TotalsRow>(sql`
    select coalesce(raw.day, rolled.day)::text as day, 'the raw events' as table, ${compared}
    from (
      select day, count(*) as events, sum(sample_weight)::bigint as requests,
        sum((prompt_tokens + completion_tokens) * sample_weight)::bigint as total_tokens
      from events where day = any(${dayArray(days)}) group by day
    ) raw
    full join (select * from rollup_days where day = any(${dayArray(days)})) rolled using (day) order by 1`)
  const rollups = await session.query<TotalsRow>(sql`
    select coalesce(raw.day, rolled.day)::text as day, 'category_daily' as table, ${compared}
    from (
      select day, requests, prompt_tokens + completion_tokens as total_tokens from category_daily
      where category_id = 0
    ) category
    full join rollup_days rolled using (day)
    cross join lateral (
      select coalesce(rolled.day, category.day) as day, rolled.events, category.requests, category.total_tokens
    ) raw
    order by 1`)
  return {
    events: sum(raw, 'expected events'),
    totalTokens: sum(raw, 'expected total_tokens'),
    differences: [...raw, ...rollups].flatMap(mismatches),
  }
}

const compared = sql.join(
  measures.flatMap((name) => [
    sql`coalesce(rolled.${sql.identifier(name)}, 0) as ${sql.identifier(name)}`,
    sql`coalesce(raw.${sql.identifier(name)}, 0) as ${sql.identifier(`expected ${name}`)}`,
  ]),
  sql`, `,
)

function mismatches(row: TotalsRow): Mismatch[] {
  return measures
    .map((measure) => ({ measure, found: row[measure], expected: row[`expected ${measure}`] }))
    .filter(({ found, expected }) => found !== expected)
    .map((numbers) => ({ table: 'rollup_days', against: row.table, row: `day ${row.day}`, ...numbers }))
}

function sum(rows: readonly TotalsRow[], name: keyof TotalsRow): bigint {
  return rows.reduce((total, row) => total + (row[name] as bigint), 0n)
}
