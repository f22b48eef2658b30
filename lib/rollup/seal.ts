import { sql } from 'drizzle-orm'
import { advisoryLocks } from '@/db/advisory-locks'
import type { Db } from '@/db/client'
import { partitionName } from '@/db/partitions'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import { OperatorError } from '@/lib/operator-error'
import { storedDays } from './days'
import { inTransaction, withRollupLock } from './lock'
import type { Session } from './session'

export interface SealOptions {
  now: Date
  /** The age in days past which raw events go; the rollups stay. */
  retentionDays: number
}

/** How long writers may be kept waiting; a night on which the table is too busy is made up for by the next. */
const LOCK_TIMEOUT = '5s'
const lockNotAvailable = '55P03'

/**
 * Drops the raw events of days past the retention age and seals those days, so that an event for them is refused
 * from then on. Only days that are rolled up whole are dropped; others wait for their rollup.
 * @returns the days that were sealed
 * @throws {OperatorError} where a day's rollup does not hold all its events: that day is kept, the others go
 */
export async function sealOldDays(db: Db, { now, retentionDays }: SealOptions): Promise<Day[]> {
  const keepFrom = addDays(dayOf(now), -retentionDays)
  const sealed: Day[] = []
  const kept: string[] = []
  await withRollupLock(db, true, async (session) => {
    for (const { day, partitioned } of await storedDays(session)) {
      if (!partitioned || day >= keepFrom) continue
      const outcome = await sealDay(session, day, now)
      if (outcome === 'sealed') sealed.push(day)
      if (outcome === 'incomplete') kept.push(day)
    }
  })
  if (kept.length === 0) return sealed
  throw new OperatorError(
    `The rollups of ${kept.join(', ')} do not hold all raw events, so these are kept past the retention age. ` +
      'See "npm run verify", and recompute the days: npm run rollup -- --from DATE --to DATE',
  )
}

type Outcome = 'sealed' | 'waits' | 'incomplete'

async function sealDay(session: Session, day: Day, now: Date): Promise<Outcome> {
  try {
    return await inTransaction(session, async () => {
      await session.change(sql.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`))
      await session.change(sql`select pg_advisory_xact_lock(${advisoryLocks.partitions})`)
      // Waits for the events that are being stored and holds up new ones: what is seen from here on is final. Locked
      // before the partition, as every writer does, or the two would wait for each other.
      await session.change(sql`lock table only events in access exclusive mode`)
      return sealQuietDay(session, day, now)
    })
  } catch (error) {
    if ((error as { code?: unknown }).code === lockNotAvailable) return 'waits'
    throw error
  }
}

async function sealQuietDay(session: Session, day: Day, now: Date): Promise<Outcome> {
  const partition = sql.identifier(partitionName(day))
  const known = (await storedDays(session)).find((one) => one.day === day)
  if (!known?.partitioned || known.pending) return 'waits'
  const [raw] = await session.query<{ events: bigint }>(sql`select count(*) as events from ${partition}`)
  // Dropping is for ever, so the count is compared once more.
  if (raw!.events !== known.rolledEvents || known.state === 'open') return 'incomplete'
  await session.change(sql`drop table ${partition}`)
  await session.change(sql`delete from event_aliases where day = ${day}`)
  await session.change(sql`
    insert into rollup_days (day, state, data_version, events, requests, total_tokens, rolled_up_at)
    select ${day}, 'sealed', data_version, 0, 0, 0, ${now.toISOString()} from rollup_state
    on conflict (day) do update set state = 'sealed'`)
  return 'sealed'
}
