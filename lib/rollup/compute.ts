import { type SQL, sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import { startOfRunning } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import { createCells, type DayTotals, dropCells, isSummed, totalsOfCells } from './cells'
import { difference, stored } from './difference'
import { bucketsOf, fromCells, grainOf, inBuckets, inWindows, ofAllCategories } from './parts'
import type { Session } from './session'
import { settle } from './settle'
import { datedRows, datedWith, dayArray, type Target, targetOf } from './target'
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
  for (const rollup of rollupTables as readonly RollupTable[]) {
    const daily = targetOf(rollup, 'daily')
    const known = await knownDays(session, daily, days)
    const isNew = ({ day }: DayTotals) => !known.includes(day)
    const newDays = totals.filter(isNew).map(({ day }) => day)
    const sums = { session, rollup, windows, through }
    if (newDays.length > 0) {
      await insertDays(session, daily, newDays)
      const written = await knownDays(session, daily, newDays)
      for (const day of written) changed.add(day)
      await spread(sums, written, sql`${sql.identifier(daily.name)} r where ${datedRows(daily, written)}`)
    }
    if (known.length > 0) {
      const changedDays = await settleDays(session, daily, known)
      for (const day of changedDays) changed.add(day)
      if (changedDays.length > 0) await spread(sums, changedDays, sql`rollup_difference r`)
      await session.change(sql`drop table rollup_difference`)
    }
  }
  await dropCells(session)
  return { totals, changed }
}

/** Those of the days that a target has rows of. */
async function knownDays(session: Session, daily: Target, days: readonly Day[]): Promise<Day[]> {
  const rows = await session.query<{ day: Day }>(sql`
    select known.day::text from unnest(${dayArray(days)}) as known (day)
    where exists (select from ${sql.identifier(daily.name)} r where ${datedWith(daily, sql`known.day`)})`)
  return rows.map(({ day }) => day)
}

/** Writes days that have no rows yet. What all categories add up to is read from what was just written for each. */
async function insertDays(session: Session, daily: Target, days: readonly Day[]): Promise<void> {
  const [own] = fromCells(daily.rollup, days)
  const rows = isSummed(daily.rollup) ? sql`select * from ${own!.from}` : difference(daily, [own!])
  await settle(session, daily, rows, 'none')
  if (!daily.rollup.byCategory) return
  const written = { from: sql`${sql.identifier(daily.name)} r where ${datedRows(daily, days)}` }
  await settle(session, daily, difference(daily, [ofAllCategories(written)]), 'none')
}

/**
 * Brings days that have rows in line with the cells. What was missing is left in the table `rollup_difference`.
 * @returns the days of which a row changed
 */
async function settleDays(session: Session, daily: Target, days: readonly Day[]): Promise<Day[]> {
  const before = datedRows(daily, days)
  await session.change(sql`create temporary table rollup_difference on commit drop as
    ${difference(daily, [...fromCells(daily.rollup, days), stored(daily, before)])}`)
  const changed = await session.query<{ day: Day }>(sql`select distinct day::text from rollup_difference`)
  if (changed.length > 0) await settle(session, daily, sql`select * from rollup_difference`, before)
  return changed.map(({ day }) => day)
}

interface Sums {
  session: Session
  rollup: RollupTable
  windows: readonly WindowDay[]
  through: Day | null
}

/** Adds the difference `from` (alias `r`) of the daily rows of some days to everything that is summed from them. */
async function spread(sums: Sums, days: readonly Day[], from: SQL): Promise<void> {
  const { session, rollup, windows, through } = sums
  if (!through) return
  const touched = windows.filter(({ day }) => days.includes(day))
  for (const span of rollup.spans) {
    const target = targetOf(rollup, span)
    if (span === 'window' && touched.length > 0) {
      await settle(session, target, difference(target, [inWindows(from, touched)]), sql`true`)
    } else if (span === 'weekly' || span === 'monthly') {
      const running = startOfRunning(through, grainOf(target))
      const complete = days.filter((day) => day < running)
      if (complete.length === 0) continue
      const parts = inBuckets(target, sql`(select * from ${from}) r where r.day < ${running}`)
      const meeting = datedRows(target, bucketsOf(target, complete))
      await settle(session, target, difference(target, parts), meeting)
    }
  }
}
