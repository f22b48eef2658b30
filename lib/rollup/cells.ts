import { type SQL, sql } from 'drizzle-orm'
import { additiveColumns, additiveNames, type RollupTable } from '@/db/schema/rollups'
import type { Day } from '@/lib/domain/day'
import type { Session } from './session'
import { columnList, dayArray } from './target'

/**
 * The traffic of some days in temporary tables: one scan of the events at the finest key, and two coarser tables
 * made from that. Each rollup is taken from the first one here that knows its keys.
 */
const cells = [
  { name: 'rollup_app_cells', keys: ['app_id', 'category_id'], from: sql`rollup_cells r` },
  {
    name: 'rollup_model_cells',
    keys: ['model_id', 'author_id', 'provider_id', 'category_id'],
    from: sql`rollup_cells r join models m on m.id = r.model_id`,
  },
  { name: 'rollup_cells', keys: ['model_id', 'provider_id', 'app_id', 'category_id'], from: null },
] as const

/** The temporary table that a rollup is taken from. */
export function cellsOf(rollup: RollupTable): SQL {
  const needed = [...(rollup.byCategory ? ['category_id'] : []), ...rollup.keys]
  const table = cells.find(({ keys }) => needed.every((key) => (keys as readonly string[]).includes(key)))
  if (!table) throw new Error(`nothing holds the keys of the rollup ${rollup.name}`)
  return sql`${sql.identifier(table.name)}`
}

/** Makes the temporary tables for these days. They last until the transaction ends, or `dropCells`. */
export async function createCells(session: Session, days: readonly Day[]): Promise<void> {
  const numbers = additiveNames.map(
    (name) => sql`exact_sum(${sql.raw(additiveColumns[name])}) as ${sql.identifier(name)}`,
  )
  const finest = columnList(['day', 'model_id', 'provider_id', 'app_id', 'category_id'])
  await session.change(sql`create temporary table rollup_cells on commit drop as
    select ${finest}, count(*) as events, ${sql.join(numbers, sql`, `)}
    from events e where e.day = any(${dayArray(days)}) group by ${finest}`)
  const sums = ['events', ...additiveNames].map(
    (name) => sql`exact_sum(r.${sql.identifier(name)}) as ${sql.identifier(name)}`,
  )
  for (const { name, keys, from } of cells) {
    if (!from) continue
    await session.change(sql`create temporary table ${sql.identifier(name)} on commit drop as
      select ${columnList(['day', ...keys])}, ${sql.join(sums, sql`, `)}
      from ${from} group by ${columnList(['day', ...keys])}`)
  }
}

export async function dropCells(session: Session): Promise<void> {
  await session.change(sql`drop table ${columnList(cells.map(({ name }) => name))}`)
}

export interface DayTotals {
  day: Day
  events: bigint
  requests: bigint
  totalTokens: bigint
}

/** What the days of the cells add up to. Days without events are missing. */
export function totalsOfCells(session: Session): Promise<DayTotals[]> {
  return session.query<DayTotals>(sql`
    select day::text, exact_sum(events) as events, exact_sum(requests) as requests,
      exact_sum(prompt_tokens + completion_tokens) as "totalTokens"
    from rollup_model_cells group by day order by day`)
}
