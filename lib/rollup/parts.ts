import { type SQL, sql } from 'drizzle-orm'
import type { RollupTable, Span } from '@/db/schema/rollups'
import { type Grain, startOfBucket } from '@/lib/domain/buckets'
import type { Day } from '@/lib/domain/day'
import { cellsOf } from './cells'
import type { Part } from './difference'
import { datedRows, type Target, targetOf } from './target'
import { type WindowDay, windowNumber, windowTable } from './windows'

/** The daily rows that a rollup should have for the days of the cells. */
export function fromCells(rollup: RollupTable): Part[] {
  const from = sql`${cellsOf(rollup)} r`
  if (!rollup.byCategory) return [{ from }]
  return [{ from }, { from, keys: { category_id: sql`0::smallint` } }]
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
export function inBuckets(target: Target, from: SQL): Part {
  return { from, keys: { [target.date!]: sql`date_trunc(${grainOf(target)}, r.day)::date` } }
}

/** Daily rows of a table, each counted in the windows that hold its day. */
export function inWindows(table: string, windows: readonly WindowDay[], where = sql`true`): Part {
  return {
    from: sql`${sql.identifier(table)} r join ${windowTable(windows)} on w.day = r.day and ${where}`,
    number: windowNumber,
  }
}

/** The stored daily rows of a rollup, each counted in the windows that hold its day. */
export function dailyInWindows(rollup: RollupTable, windows: readonly WindowDay[]): Part {
  const daily = targetOf(rollup, 'daily')
  const days = windows.map(({ day }) => day)
  return inWindows(daily.name, windows, datedRows(daily, days))
}
