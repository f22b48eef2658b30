import { sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import { startOfRunning } from '@/lib/domain/buckets'
import type { Day } from '@/lib/domain/day'
import { createCells, type DayTotals, dropCells, totalsOfCells } from './cells'
import { difference, stored } from './difference'
import { bucketsOf, fromCells, grainOf, inBuckets, inWindows } from './parts'
import type { Session } from './session'
import { settle } from './settle'
import { datedRows, targetOf } from './target'
import { type WindowDay, windowDays } from './windows'

export interface Computed {
  totals: DayTotals[]
  /** The days of which a row of any rollup changed. */
  changed: Set<Day>
}

/**
 * Brings the daily rows of some days in line with their raw events, and adds what changed to the complete weeks and
 * months and the windows that hold those days.
 * @param through the last day of the sums as they stand; null where there are none yet, or where `rebuildSums` follows
 */
export async function computeDays(
  session: Session,
  days: readonly Day[],
  through: Day | null,
): Promise<Computed> {
  await createCells(session, days)
  const totals = await totalsOfCells(session)
  const changed = new Set<Day>()
  const windows = windowDays(through).filter(({ day }) => days.includes(day))
  for (const rollup of rollupTables) {
    const daily = targetOf(rollup, 'daily')
    const before = datedRows(daily, days)
    await session.change(sql`create temporary table rollup_difference on commit drop as
      ${difference(daily, [...fromCells(rollup), stored(daily, before)])}`)
    const changedDays = await session.query<{ day: Day; isNew: boolean }>(sql`
      select day::text, not exists (select from ${sql.identifier(daily.name)} r where ${before}) as "isNew"
      from rollup_difference group by day`)
    if (changedDays.length > 0) {
      const areNew = changedDays.every(({ isNew }) => isNew)
      await settle(session, daily, sql`select * from rollup_difference`, areNew ? 'none' : before)
      for (const { day } of changedDays) changed.add(day)
      const changedHere = changedDays.map(({ day }) => day)
      if (through) await spread(session, rollup, changedHere, windows, through)
    }
    await session.change(sql`drop table rollup_difference`)
  }
  await dropCells(session)
  return { totals, changed }
}

/** Adds the difference of the daily rows to everything that is summed from them. */
async function spread(
  session: Session,
  rollup: RollupTable,
  days: readonly Day[],
  windows: readonly WindowDay[],
  through: Day,
): Promise<void> {
  const touched = windows.filter(({ day }) => days.includes(day))
  for (const span of rollup.spans) {
    const target = targetOf(rollup, span)
    if (span === 'window' && touched.length > 0) {
      const part = inWindows('rollup_difference', touched)
      await settle(session, target, difference(target, [part]), sql`true`)
    } else if (span === 'weekly' || span === 'monthly') {
      const running = startOfRunning(through, grainOf(target))
      const complete = days.filter((day) => day < running)
      if (complete.length === 0) continue
      const part = inBuckets(target, sql`rollup_difference r where r.day < ${running}`)
      const meeting = datedRows(target, bucketsOf(target, complete))
      await settle(session, target, difference(target, [part]), meeting)
    }
  }
}
