import { type SQL, sql } from 'drizzle-orm'
import {
  type Additive,
  additiveColumns,
  additiveNames,
  madeKeys,
  measuresOf,
  type RollupTable,
  rollupTables,
} from '@/db/schema/rollups'
import type { Day } from '@/lib/domain/day'
import { speedMeasures } from '@/lib/domain/histogram'
import type { Session } from './session'
import { columnList, dayArray } from './target'

/**
 * The traffic of some days in temporary tables: the events at the finest key, a coarser table made from that, and one
 * for each rollup whose key the finest one would be too large with. Each rollup is taken from the first one here that
 * knows its keys.
 */
interface Cells {
  name: string
  keys: readonly string[]
  measures: readonly Additive[]
  /** What it is summed from, with the alias `r` or `e`. */
  from: (days: EventDays) => SQL
  of: 'cells' | 'events'
}

const measuresOfRollup = (name: string) => measuresOf(rollupTables.find((table) => table.name === name)!)

const finest: Cells = {
  name: 'rollup_cells',
  keys: ['model_id', 'provider_id', 'app_id', 'category_id'],
  measures: additiveNames,
  from: ({ where }) => sql`events e where ${where}`,
  of: 'events',
}

const cells: readonly Cells[] = [
  finest,
  {
    name: 'rollup_model_cells',
    keys: ['model_id', 'author_id', 'provider_id', 'category_id'],
    measures: additiveNames,
    from: () => sql`rollup_cells r join models m on m.id = r.model_id`,
    of: 'cells',
  },
  {
    name: 'rollup_length_cells',
    keys: ['category_id', 'length_bucket'],
    measures: measuresOfRollup('length'),
    from: ({ where }) => sql`events e where ${where}`,
    of: 'events',
  },
  {
    name: 'rollup_speed_cells',
    keys: ['provider_id', 'model_id', 'measure', 'bucket'],
    measures: measuresOfRollup('speed'),
    from: speedEvents,
    of: 'events',
  },
]

/** Both measures of speed from one scan, already summed: an event with both would be two rows. */
function speedEvents({ column, group, where }: EventDays): SQL {
  const { latency, throughput } = speedMeasures
  const keys = [...group, sql`e.provider_id`, sql`e.model_id`]
  const set = (bucket: SQL) => sql`(${sql.join([...keys, bucket], sql`, `)})`
  return sql`(
    select ${column} as day, e.provider_id, e.model_id,
      (case grouping(e.latency_bucket) when 0 then ${latency} else ${throughput} end)::smallint as measure,
      coalesce(e.latency_bucket, e.throughput_bucket) as bucket, exact_sum(e.sample_weight) as sample_weight
    from (
      select e.day, e.provider_id, e.model_id, e.sample_weight::bigint,
        ${sql.raw(madeKeys.latency_bucket)} as latency_bucket,
        ${sql.raw(madeKeys.throughput_bucket)} as throughput_bucket
      from events e where ${where}
    ) as e
    group by grouping sets (${set(sql`e.latency_bucket`)}, ${set(sql`e.throughput_bucket`)})
    having coalesce(e.latency_bucket, e.throughput_bucket) is not null
  ) as e`
}

/** The temporary table that a rollup is taken from: of two that know its keys, the smaller one. */
export function cellsOf(rollup: RollupTable): SQL {
  const needed = [...(rollup.byCategory ? ['category_id'] : []), ...rollup.keys]
  const table = [...cells.slice(1), finest].find(({ keys }) => needed.every((key) => keys.includes(key)))
  if (!table) throw new Error(`nothing holds the keys of the rollup ${rollup.name}`)
  return sql`${sql.identifier(table.name)}`
}

/** Makes the temporary tables for these days. They last until the transaction ends, or `dropCells`. */
export async function createCells(session: Session, days: readonly Day[]): Promise<void> {
  for (const { name, keys, measures, from, of } of cells) {
    const isOfEvents = of === 'events'
    const events = eventDays(days)
    const day = isOfEvents ? events : { column: sql`day`, group: [sql`day`] }
    const key = (one: string) =>
      sql.raw(isOfEvents && one in madeKeys ? madeKeys[one as 'length_bucket'] : one)
    const number = (one: Additive) => sql.raw(isOfEvents ? additiveColumns[one] : `r.${one}`)
    const columns = [
      sql`${day.column} as day`,
      ...keys.map((one) => sql`${key(one)} as ${sql.identifier(one)}`),
      sql`${isOfEvents ? sql`count(*)` : sql`exact_sum(r.events)`} as events`,
      ...measures.map((one) => sql`exact_sum(${number(one)}) as ${sql.identifier(one)}`),
    ]
    await session.change(sql`create temporary table ${sql.identifier(name)} on commit drop as
      select ${sql.join(columns, sql`, `)} from ${from(events)}
      group by ${sql.join([...day.group, ...keys.map(key)], sql`, `)}`)
  }
}

interface EventDays {
  /** The day of each event `e`. */
  column: SQL
  group: SQL[]
  where: SQL
}

/** Picks the events of some days. One day alone need not be grouped by: that is a tenth of the time. */
function eventDays(days: readonly Day[]): EventDays {
  const [only, ...others] = days
  if (only && others.length === 0) {
    return { column: sql`${only}::date`, group: [], where: sql`e.day = ${only}` }
  }
  return { column: sql`e.day`, group: [sql`e.day`], where: sql`e.day = any(${dayArray(days)})` }
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
