import { type SQL, sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import { addBuckets, type Grain, startOfBucket } from '@/lib/domain/buckets'
import type { Day } from '@/lib/domain/day'
import { eachDay } from '@/lib/domain/day-range'
import { bucketKey, dailyInWindows } from './compute'
import { difference, stored } from './difference'
import type { Session } from './session'
import { settle } from './settle'
import { datedRows, type Target, targetOf } from './target'
import { type Membership, membershipsAt } from './windows'

const grains = { weekly: 'week', monthly: 'month' } as const satisfies Record<string, Grain>

/** Moves the windows: takes out the days that leave them, adds those that enter. Whether any row changed. */
export async function moveWindows(session: Session, moved: readonly Membership[]): Promise<boolean> {
  let changed = false
  if (moved.length === 0) return changed
  for (const rollup of rollupTables as readonly RollupTable[]) {
    if (!rollup.spans.includes('window')) continue
    const target = targetOf(rollup, 'window')
    const settled = await settle(session, target, difference(target, [dailyInWindows(rollup, moved)]))
    changed ||= settled.length > 0
  }
  return changed
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
  let changed = false
  for (const rollup of rollupTables as readonly RollupTable[]) {
    for (const span of rollup.spans) {
      if (span === 'daily') continue
      const target = targetOf(rollup, span)
      const statement =
        span === 'window'
          ? windowDifference(target, through)
          : bucketDifference(target, bucketsOf(days, grains[span]))
      const settled = await settle(session, target, statement)
      changed ||= settled.length > 0
    }
  }
  return changed
}

export function bucketsOf(days: readonly Day[], grain: Grain): Day[] {
  return [...new Set(days.map((day) => startOfBucket(day, grain)))]
}

/** What has to be added to these weeks or months, so that they are the sums of their days. */
export function bucketDifference(target: Target, buckets: readonly Day[]): SQL {
  const daily = targetOf(target.rollup, 'daily')
  const grain = grains[target.span as keyof typeof grains]
  const days = buckets.flatMap((bucket) => eachDay({ from: bucket, until: addBuckets(bucket, grain, 1) }))
  return difference(target, [
    { from: sql`${sql.identifier(daily.name)} r where ${datedRows(daily, days)}`, keys: bucketKey(target) },
    stored(target, datedRows(target, buckets)),
  ])
}

/** What has to be added to the windows, so that they are the sums of their days. */
export function windowDifference(target: Target, through: Day | null): SQL {
  return difference(target, [
    dailyInWindows(target.rollup, membershipsAt(through)),
    stored(target, sql`true`),
  ])
}
