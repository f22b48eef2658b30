import { type SQL, sql } from 'drizzle-orm'
import type { RollupTable, Span } from '@/db/schema/rollups'
import { type Grain, startOfBucket } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import { cellsTable } from './cells'
import type { Part } from './difference'
import { datedRows, dayArray, type Target, targetOf } from './target'
import { type WindowDay, windowNumber, windowTable } from './windows'

/** The daily rows that a rollup should have for these days of the cells. */
export function fromCells(rollup: RollupTable, days: readonly Day[]): Part[] {
  const part = { from: sql`${cellsTable(rollup)} r where r.day = any(${dayArray(days)})` }
  return rollup.byCategory ? [part, ofAllCategories(part)] : [part]
}

/** The rows of a part, counted for all categories together. */
export function ofAllCategories(part: Part): Part {
  return { ...part, keys: { ...part.keys, category_id: sql`0::smallint` } }
}

const grains: Partial<Record<Span, Grain>> = { weekly: 'week', monthly: 'month' }

export function grainOf({ span }: Target): Grain {
  return grains[span]!
}

/** The first days of the weeks or months of a target that hold the days. */
export function bucketsOf(target: Target, days: readonly Day[]): Day[] {
  return [...new Set(days.map((day) => startOfBucket(day, grainOf(target))))]
}

/** Daily rows `r`, counted in the week or month of their day. */
export function inBuckets(target: Target, from: SQL): Part[] {
  const part: Part = { from, keys: { [target.date!]: sql`date_trunc(${grainOf(target)}, r.day)::date` } }
  if (!target.rollup.sumsCategories) return [part]
  // Days that were sealed before their categories were told apart are part of all of them alone.
  const told = sql`(select * from ${from}) r where r.category_id <> 0`
  return [{ ...part, from: told }, ofAllCategories(part)]
}

/** Daily rows `r`, each counted in the windows that hold its day. */
export function inWindows(from: SQL, windows: readonly WindowDay[]): Part {
  return {
    from: sql`(select * from ${from}) r join ${windowTable(windows)} on w.day = r.day`,
    number: windowNumber,
  }
}

/** The stored daily rows of a rollup, each counted in the windows that hold its day. */
export function dailyInWindows(rollup: RollupTable, windows: readonly WindowDay[]): Part {
  const daily = targetOf(rollup, 'daily')
  const days = windows.map(({ day }) => day)
  return inWindows(sql`${sql.identifier(daily.name)} r where ${datedRows(daily, days)}`, windows)
}
