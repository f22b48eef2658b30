import { type SQL, sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import { bucketRange, startOfRunning } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import { eachDay } from '@/lib/domain/time/day-range'
import { difference, type Part, stored } from './difference'
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
 * Sums up the weeks and months that became complete: they have no rows yet.
 * @param days all days of which there are rows
 */
export async function completeBuckets(
  session: Session,
  days: readonly Day[],
  from: Day | null,
  to: Day,
): Promise<void> {
  for (const target of targets) {
    if (target.span !== 'weekly' && target.span !== 'monthly') continue
    const buckets = completed(target, days, from, to)
    if (buckets.length === 0) continue
    await settle(session, target, difference(target, ofDays(target, buckets)), 'none')
  }
}

/** The weeks or months of some days that are complete at `to` and were not at `from`. */
function completed(target: Target, days: readonly Day[], from: Day | null, to: Day): Day[] {
  const grain = grainOf(target)
  const first = from && startOfRunning(from, grain)
  const running = startOfRunning(to, grain)
  return bucketsOf(target, days).filter((bucket) => bucket < running && (!first || bucket >= first))
}

/**
 * Brings the weeks and months of some days, and all windows, in line with the daily rows, whatever stood there.
 * @returns whether any row changed
 */
export async function rebuildSums(session: Session, days: readonly Day[], through: Day): Promise<boolean> {
  let changed = 0
  for (const target of targets) {
    if (target.span === 'daily') continue
    if (target.span === 'window') {
      changed += await settle(session, target, windowDifference(target, through), sql`true`)
    } else {
      const buckets = bucketsOf(target, days)
      const missing = bucketDifference(target, buckets, through)
      changed += await settle(session, target, missing, datedRows(target, buckets))
    }
  }
  return changed > 0
}

/** What has to be added to these weeks or months, so that the complete ones are the sums of their days. */
function bucketDifference(target: Target, buckets: readonly Day[], through: Day): SQL {
  const running = startOfRunning(through, grainOf(target))
  const complete = buckets.filter((bucket) => bucket < running)
  return difference(target, [...ofDays(target, complete), stored(target, datedRows(target, buckets))])
}

/** The daily rows of these weeks or months. */
function ofDays(target: Target, buckets: readonly Day[]): Part[] {
  const daily = targetOf(target.rollup, 'daily')
  const days = buckets.flatMap((bucket) => eachDay(bucketRange(bucket, grainOf(target))))
  return inBuckets(target, sql`${sql.identifier(daily.name)} r where ${datedRows(daily, days)}`)
}

/** What has to be added to all weeks or months there are, so that the complete ones are the sums of their days. */
export function allBucketsDifference(target: Target, through: Day | null): SQL {
  const daily = sql.identifier(targetOf(target.rollup, 'daily').name)
  const isComplete = through ? sql`r.day < ${startOfRunning(through, grainOf(target))}` : sql`false`
  return difference(target, [
    ...inBuckets(target, sql`${daily} r where ${isComplete}`),
    stored(target, sql`true`),
  ])
}

/** What has to be added to the windows, so that they are the sums of their days. */
export function windowDifference(target: Target, through: Day | null): SQL {
  return difference(target, [dailyInWindows(target.rollup, windowDays(through)), stored(target, sql`true`)])
}
