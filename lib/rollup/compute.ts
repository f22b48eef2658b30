import { sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import type { Day } from '@/lib/domain/day'
import { cellsOf, createCells, type DayTotals, dropCells, totalsOfCells } from './cells'
import { difference, type Part, stored } from './difference'
import type { Session } from './session'
import { settle } from './settle'
import { datedRows, type Target, targetOf } from './target'
import { daysOf, type Membership, membershipTable } from './windows'

export interface Computed {
  totals: DayTotals[]
  /** The days of which a row of any rollup changed. */
  changed: Set<Day>
}

/**
 * Brings the daily rows of some days in line with their raw events, and adds what changed to the weeks, months and
 * windows that hold those days.
 * @param memberships the windows as they stand; null leaves all but the daily rows alone, for `rebuildSums`
 */
export async function computeDays(
  session: Session,
  days: readonly Day[],
  memberships: readonly Membership[] | null,
): Promise<Computed> {
  await createCells(session, days)
  const totals = await totalsOfCells(session)
  const changed = new Set<Day>()
  for (const rollup of rollupTables) {
    const daily = targetOf(rollup, 'daily')
    await session.query(sql`create temporary table rollup_difference on commit drop as
      ${difference(daily, [...wanted(rollup), stored(daily, datedRows(daily, days))])}`)
    const changedDays = await settle(session, daily, sql`select * from rollup_difference`)
    for (const day of changedDays) changed.add(day)
    if (memberships && changedDays.length > 0) await spread(session, rollup, memberships)
    await session.query(sql`drop table rollup_difference`)
  }
  await dropCells(session)
  return { totals, changed }
}

/** The daily rows that a rollup should have for the days of the cells. */
export function wanted(rollup: RollupTable): Part[] {
  const from = sql`${cellsOf(rollup)} r`
  if (!rollup.byCategory) return [{ from }]
  return [{ from }, { from, keys: { category_id: sql`0::smallint` } }]
}

async function spread(
  session: Session,
  rollup: RollupTable,
  memberships: readonly Membership[],
): Promise<void> {
  for (const span of rollup.spans) {
    if (span === 'daily' || (span === 'window' && memberships.length === 0)) continue
    const target = targetOf(rollup, span)
    const part = span === 'window' ? inWindows(memberships) : inBuckets(target)
    await settle(session, target, difference(target, [part]))
  }

  function inWindows(places: readonly Membership[]): Part {
    return {
      from: sql`rollup_difference r join ${membershipTable(places)} on w.day = r.day`,
      keys: { period: sql`w.period`, slot: sql`w.slot` },
      factor: sql`w.sign`,
    }
  }

  function inBuckets(target: Target): Part {
    return { from: sql`rollup_difference r`, keys: bucketKey(target) }
  }
}

/** How the bucket of a weekly or monthly target follows from the day of a row `r`. */
export function bucketKey({ span, when }: Target): Record<string, ReturnType<typeof sql>> {
  const unit = span === 'weekly' ? 'week' : 'month'
  return { [when[0]!]: sql`date_trunc(${unit}, r.day)::date` }
}

/** The daily rows of a rollup, each as often as its day has a place in a window. */
export function dailyInWindows(rollup: RollupTable, memberships: readonly Membership[]): Part {
  const daily = targetOf(rollup, 'daily')
  return {
    from: sql`${sql.identifier(daily.name)} r join ${membershipTable(memberships)} on w.day = r.day
      and ${datedRows(daily, daysOf(memberships))}`,
    keys: { period: sql`w.period`, slot: sql`w.slot` },
    factor: sql`w.sign`,
  }
}
