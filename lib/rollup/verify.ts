import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { rollupTables } from '@/db/schema/rollups'
import type { Day } from '@/lib/domain/time/day'
import { createCells, dropCells } from './cells'
import { type Check, type Mismatch, mismatchesOf } from './checks'
import { conservationChecks } from './conservation'
import { chunksOf, type StoredDay, storedDays } from './days'
import { difference, stored } from './difference'
import { digestChecks } from './digests'
import { inSnapshot } from './lock'
import { fromCells } from './parts'
import { type Session, sessionOn } from './session'
import { allBucketsDifference, windowDifference } from './sums'
import { datedRows, targetOf, targets } from './target'
import { verifyTotals } from './verify-totals'

export interface Verification {
  /** How many days were recomputed from their raw events, and what these hold. */
  days: number
  events: bigint
  totalTokens: bigint
  /** Days with events that no rollup has taken in yet: their sums are checked, their events at the next rollup. */
  pendingDays: Day[]
  /** How many events these days have, with those that were rolled up before: none of them was compared. */
  pendingEvents: bigint
  /** Days without raw events: only their sums can be checked. */
  sealedDays: Day[]
  differences: Mismatch[]
}

/**
 * Checks every rollup row on one snapshot, without changing anything: daily rows against the raw events, weeks,
 * months and windows against the daily rows, and the conservation rules among all of them.
 */
export async function verifyRollups(
  db: Db,
  onProgress?: (done: number, total: number) => void,
): Promise<Verification> {
  const connection = await db.$client.reserve()
  const session = sessionOn(connection)
  try {
    return await inSnapshot(session, () => verify(session, onProgress))
  } finally {
    connection.release()
  }
}

async function verify(
  session: Session,
  onProgress?: (done: number, total: number) => void,
): Promise<Verification> {
  const allDays = await storedDays(session)
  const days = allDays.filter(({ state, pending }) => state !== 'sealed' && !pending)
  const waiting = allDays.filter(({ pending }) => pending)
  const differences: Mismatch[] = []
  let done = 0
  for (const chunk of chunksOf(days)) {
    differences.push(...(await verifyAgainstEvents(session, chunk)))
    done += chunk.length
    onProgress?.(done, days.length)
  }
  const through = await lastDay(session)
  const checks = [
    ...sumChecks(through),
    ...(await digestChecks(session, allDays, through)),
    ...conservationChecks(),
  ]
  for (const check of checks) {
    differences.push(...(await mismatchesOf(session, check)))
  }
  const totals = await verifyTotals(
    session,
    days.map(({ day }) => day),
  )
  return {
    // Partitions made ahead hold nothing yet.
    days: days.filter(({ rolledEvents }) => rolledEvents > 0n).length,
    events: totals.events,
    totalTokens: totals.totalTokens,
    pendingDays: waiting.map(({ day }) => day),
    pendingEvents: waiting.reduce((sum, { events: ofDay }) => sum + ofDay, 0n),
    sealedDays: allDays.filter(({ state }) => state === 'sealed').map(({ day }) => day),
    differences: [...differences, ...totals.differences],
  }
}

async function verifyAgainstEvents(session: Session, chunk: readonly StoredDay[]): Promise<Mismatch[]> {
  const days = chunk.map(({ day }) => day)
  const differences: Mismatch[] = []
  await createCells(session, days)
  for (const rollup of rollupTables) {
    const target = targetOf(rollup, 'daily')
    const parts = [...fromCells(rollup, days), stored(target, datedRows(target, days))]
    differences.push(
      ...(await mismatchesOf(session, {
        target,
        against: 'the raw events',
        missing: difference(target, parts),
      })),
    )
  }
  await dropCells(session)
  return differences
}

async function lastDay(session: Session): Promise<Day | null> {
  const [state] = await session.query<{ through: Day | null }>(
    sql`select data_through::text as through from rollup_state`,
  )
  return state!.through
}

function sumChecks(through: Day | null): Check[] {
  return targets
    .filter(({ span }) => span !== 'daily')
    .map((target) => {
      if (target.span === 'window') {
        return { target, against: 'its days', missing: windowDifference(target, through) }
      }
      return { target, against: 'its days', missing: allBucketsDifference(target, through) }
    })
}
