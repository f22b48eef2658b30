import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { PARTITION_LOCK, partitionName } from '@/db/partitions'
import { addDays, type Day, dayOf } from '@/lib/domain/day'
import { OperatorError } from '@/lib/operator-error'
import { type StoredDay, storedDays } from './days'
import { withRollupLock } from './lock'
import type { Session } from './session'

export interface SealOptions {
  now: Date
  /** The age in days past which raw events go; the rollups stay. */
  retentionDays: number
}

/** How long the writers may be kept waiting; a night on which they are too busy is made up for by the next. */
const LOCK_TIMEOUT = '5s'

/**
 * Drops the raw events of days past the retention age and seals those days, so that an event for them is refused
 * from then on. Only days that are rolled up whole are dropped; others wait for their rollup.
 * @returns the days that were sealed
 */
export async function sealOldDays(db: Db, { now, retentionDays }: SealOptions): Promise<Day[]> {
  const keepFrom = addDays(dayOf(now), -retentionDays)
  const sealed = await withRollupLock(db, true, async (session) => {
    const old = (await storedDays(session)).filter(
      ({ day, partitioned, pending }) => partitioned && !pending && day < keepFrom,
    )
    const done: Day[] = []
    for (const { day } of old) if (await sealDay(session, day, now)) done.push(day)
    return done
  })
  return sealed ?? []
}

async function sealDay(session: Session, day: Day, now: Date): Promise<boolean> {
  await session.change(sql`begin`)
  try {
    await session.change(sql.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`))
    await session.change(sql`select pg_advisory_xact_lock(${PARTITION_LOCK})`)
    // Waits for the events that are being stored and holds up new ones: what is seen from here on is final. Locked
    // before the partition, as every writer does, or the two would wait for each other.
    await session.change(sql`lock table only events in access exclusive mode`)
    const isSealed = await sealQuietDay(session, day, now)
    await session.change(sql`commit`)
    return isSealed
  } catch (error) {
    await session.change(sql`rollback`)
    throw error
  }
}

async function sealQuietDay(session: Session, day: Day, now: Date): Promise<boolean> {
  const partition = sql.identifier(partitionName(day))
  const known = (await storedDays(session)).find((one) => one.day === day)
  if (!known?.partitioned || known.pending) return false
  const [raw] = await session.query<{ events: bigint }>(sql`select count(*) as events from ${partition}`)
  checkRolledUp(known, raw!.events)
  await session.change(sql`drop table ${partition}`)
  await session.change(sql`
    insert into rollup_days (day, state, data_version, events, requests, total_tokens, rolled_up_at)
    select ${day}, 'sealed', data_version, 0, 0, 0, ${now.toISOString()} from rollup_state
    on conflict (day) do update set state = 'sealed'`)
  return true
}

/** Dropping is for ever, so the count is compared once more. */
function checkRolledUp({ day, rolledEvents, state }: StoredDay, rawEvents: bigint): void {
  if (rawEvents === rolledEvents && state !== 'open') return
  throw new OperatorError(
    `${day} has ${rawEvents} raw events, but ${rolledEvents} are rolled up: it is kept. ` +
      `Run "npm run rollup -- --from ${day} --to ${day}", then "npm run verify".`,
  )
}
