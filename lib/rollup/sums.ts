import { type SQL, sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import { bucketRange } from '@/lib/domain/buckets'
import type { Day } from '@/lib/domain/day'
import { eachDay } from '@/lib/domain/day-range'
import { difference, stored } from './difference'
import { bucketsOf, dailyInWindows, grainOf, inBuckets } from './parts'
import type { Session } from './session'
import { settle } from './settle'
import { datedRows, type Target, targetOf, targets } from './target'
import { type WindowDay, windowDays } from './windows'

/** Moves the windows: takes out the days that leave them, adds those that enter. */
export async function moveWindows(session: Session, moved: readonly WindowDay[]): Promise<void> {
  if (moved.length === 0) return
  for (const rollup of rollupTables as readonly RollupTable[]) {
    if (!rollup.spans.includes('window')) continue
    const target = targetOf(rollup, 'window')
    await settle(session, target, difference(target, [dailyInWindows(rollup, moved)]), sql`true`)
  }
}

/**
 * Brings the weeks and months of some days, and all windows, in line with the daily rows, whatever stood there.
 * @returns whether any row changed
 */
export async function rebuildSums(
  session: Session,
  days: readonly Day[],
  through: Day | null,
): Promise<boolean> {
  let changed = 0
  for (const target of targets) {
    if (target.span === 'daily') continue
    if (target.span === 'window') {
      changed += await settle(session, target, windowDifference(target, through), sql`true`)
    } else {
      const buckets = bucketsOf(target, days)
      changed += await settle(session, target, bucketDifference(target, buckets), datedRows(target, buckets))
    }
  }
  return changed > 0
}

/** What has to be added to these weeks or months, so that they are the sums of their days. */
export function bucketDifference(target: Target, buckets: readonly Day[]): SQL {
  const daily = targetOf(target.rollup, 'daily')
  const days = buckets.flatMap((bucket) => eachDay(bucketRange(bucket, grainOf(target))))
  return difference(target, [
    inBuckets(target, sql`${sql.identifier(daily.name)} r where ${datedRows(daily, days)}`),
    stored(target, datedRows(target, buckets)),
  ])
}

/** What has to be added to the windows, so that they are the sums of their days. */
export function windowDifference(target: Target, through: Day | null): SQL {
  return difference(target, [dailyInWindows(target.rollup, windowDays(through)), stored(target, sql`true`)])
}
