import { type SQL, sql } from 'drizzle-orm'
import { additiveNames, madeKeys, type Summed, summedColumns, turnOfEvent } from '@/db/schema/rollup-columns'
import { measuresOf, type RollupName, type RollupTable, rollupTables } from '@/db/schema/rollups'
import type { Day } from '@/lib/domain/time/day'
import { speedMeasures } from '@/lib/domain/tokens/histogram'
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
  measures: readonly Summed[]
  /** What it is summed from, with the alias `r` or `e`. */
  from: (days: EventDays) => SQL
  of: 'cells' | 'events'
}

/** The events at the keys of a rollup that the finest cells do not know. */
function cellsFor(rollup: RollupName, from: Cells['from']): Cells {
  const table = rollupTables.find(({ name }) => name === rollup)!
  return {
    name: `rollup_${rollup}_cells`,
    keys: neededKeys(table),
    measures: measuresOf(table),
    from,
    of: 'events',
  }
}

const measures = [...additiveNames, 'incomplete_requests'] as const

const finest: Cells = {
  name: 'rollup_cells',
  keys: ['model_id', 'provider_id', 'app_id', 'category_id'],
  measures,
  from: ({ where }) => sql`events e where ${where}`,
  of: 'events',
}

const ofModels: Cells = {
  name: 'rollup_model_cells',
  keys: ['model_id', 'author_id', 'provider_id', 'category_id'],
  measures,
  from: () => sql`rollup_cells r join models m on m.id = r.model_id`,
  of: 'cells',
}

/** In the order in which they are made. */
const cells: readonly Cells[] = [
  finest,
  ofModels,
  cellsFor('model_length', ({ where }) => sql`events e where ${where}`),
  cellsFor('speed', speedEvents),
  cellsFor('session', ({ where }) => sql`events e where ${where} and e.session_hash is not null`),
  cellsFor('turn', turnEvents),
  cellsFor('account', ({ where }) => sql`events e where ${where} and e.account_hash is not null`),
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

/** The events that belong to a session, each with its turn. */
function turnEvents({ where }: EventDays): SQL {
  return sql`(
    select e.*, ${sql.raw(turnOfEvent)} as turn from events e where ${where} and e.session_hash is not null
  ) as e`
}

function neededKeys({ byCategory, keys }: RollupTable): readonly string[] {
  return byCategory ? ['category_id', ...keys] : keys
}

/** The temporary table that a rollup is taken from: of those that know its keys, the smallest. */
function cellsOf(rollup: RollupTable): Cells {
  const needed = neededKeys(rollup)
  // What holds some of the events only comes last: its keys may include those of a rollup of all.
  const table = [ofModels, ...cells].find(({ keys }) => needed.every((key) => keys.includes(key)))
  if (!table) throw new Error(`nothing holds the keys of the rollup ${rollup.name}`)
  return table
}

export function cellsTable(rollup: RollupTable): SQL {
  return sql`${sql.identifier(cellsOf(rollup).name)}`
}

/** Whether each cell is a row of the rollup as it is. */
export function isSummed(rollup: RollupTable): boolean {
  return cellsOf(rollup).keys.length === neededKeys(rollup).length
}

/** Makes the temporary tables for these days. They last until the transaction ends, or `dropCells`. */
export async function createCells(session: Session, days: readonly Day[]): Promise<void> {
  for (const { name, keys, measures, from, of } of cells) {
    const isOfEvents = of === 'events'
    const events = eventDays(days)
    const day = isOfEvents ? events : { column: sql`day`, group: [sql`day`] }
    const key = (one: string) =>
      sql.raw(isOfEvents && one in madeKeys ? madeKeys[one as 'length_bucket'] : one)
    const number = (one: Summed) => sql.raw(isOfEvents ? summedColumns[one] : `r.${one}`)
    const columns = [
      sql`${day.column} as day`,
      ...keys.map((one) => sql`${key(one)} as ${sql.identifier(one)}`),
      sql`${isOfEvents ? sql`count(*)` : sql`exact_sum(r.events)`} as events`,
      ...measures
        .filter((one) => one !== 'events')
        .map((one) => sql`exact_sum(${number(one)}) as ${sql.identifier(one)}`),
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
