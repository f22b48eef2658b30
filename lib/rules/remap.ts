import { sql } from 'drizzle-orm'
import { advisoryLocks } from '@/db/advisory-locks'
import type { Db } from '@/db/client'
import type { Sql } from '@/db/sql'
import type { Day } from '@/lib/domain/time/day'
import { KnownPrices } from '@/lib/ingest/catalog/prices'
import type { Rules } from '@/lib/ingest/rules/rules'
import { OperatorError } from '@/lib/operator-error'
import { storedDays } from '@/lib/rollup/days'
import { inTransaction } from '@/lib/rollup/lock'
import { type Session, sessionOn } from '@/lib/rollup/session'
import { writeApplied } from './applied'
import { changesOf, createRuleTables, dropRuleTables } from './remap-tables'
import { repriceChanged } from './reprice'

/** What the rules change about the events of a day. An event may be counted under several of the last three. */
export interface RemappedDay {
  day: Day
  events: number
  models: number
  apps: number
  categories: number
}

export interface Remapping {
  /** The days of which anything changes. */
  days: RemappedDay[]
  /** How many days were looked at. */
  looked: number
  /** How many have no raw events any more and stay as they are. */
  sealed: number
}

export interface RemapOptions {
  rules: Rules
  /** Says what would change, and changes nothing. */
  isDryRun: boolean
  onProgress?: (done: number, total: number) => void
}

/**
 * Files all stored events by these rules, from what was sent: each day in a transaction of its own that also makes the
 * day wait for a rollup. A run that breaks off is made up for by the next one.
 * @throws {OperatorError} while another process is at it
 */
export async function remapEvents(db: Db, options: RemapOptions): Promise<Remapping> {
  const connection = await db.$client.reserve()
  try {
    const session = sessionOn(connection)
    await takeLock(session)
    try {
      return await remapDays(db, session, options)
    } finally {
      await session.change(sql`select pg_advisory_unlock(${advisoryLocks.remap})`)
    }
  } finally {
    connection.release()
  }
}

async function remapDays(
  db: Db,
  session: Session,
  { rules, isDryRun, onProgress }: RemapOptions,
): Promise<Remapping> {
  const prices = new KnownPrices()
  try {
    await createRuleTables(session, db.$client, rules, { create: !isDryRun })
    const stored = await storedDays(session)
    const open = stored.filter(({ partitioned, state }) => partitioned && state !== 'sealed')
    const days: RemappedDay[] = []
    for (const [done, { day }] of open.entries()) {
      const changed = isDryRun
        ? await countChanges(session, day)
        : await remapDay(session, db.$client, prices, day)
      if (changed.events > 0) days.push(changed)
      onProgress?.(done + 1, open.length)
    }
    if (!isDryRun || days.length === 0) await writeApplied(db, rules)
    return { days, looked: open.length, sealed: stored.filter(({ state }) => state === 'sealed').length }
  } finally {
    await dropRuleTables(session)
  }
}

async function takeLock(session: Session): Promise<void> {
  const [row] = await session.query<{ taken: boolean }>(
    sql`select pg_try_advisory_lock(${advisoryLocks.remap}) as taken`,
  )
  if (!row!.taken)
    throw new OperatorError('Another process maps the stored events right now: wait until it is done.')
}

const counts = sql`count(*)::int as events, (count(*) filter (where model_changed))::int as models,
  (count(*) filter (where app_changed))::int as apps, (count(*) filter (where category_changed))::int as categories`

async function countChanges(session: Session, day: Day): Promise<RemappedDay> {
  const [row] = await session.query<Omit<RemappedDay, 'day'>>(
    sql`select ${counts} from (${changesOf(day)}) as changes`,
  )
  return { day, ...row! }
}

function remapDay(session: Session, client: Sql, prices: KnownPrices, day: Day): Promise<RemappedDay> {
  return inTransaction(session, async () => {
    await session.change(sql`create temporary table remap_changes on commit drop as ${changesOf(day)}`)
    await lockChanges(session, day)
    const [row] = await session.query<Omit<RemappedDay, 'day'>>(sql`select ${counts} from remap_changes`)
    const changed = { day, ...row! }
    if (changed.events === 0) return changed
    await session.change(sql`
      update events e set model_id = c.model_id, app_id = c.app_id, category_id = c.category_id,
        sent_model_id = c.sent_model_id, sent_app_id = c.sent_app_id, sent_category_id = c.sent_category_id
      from remap_changes c where e.day = ${day} and e.id = c.id`)
    if (changed.models > 0) await repriceChanged(session, prices, client, day)
    await session.change(sql`
      insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
      values ('remap', ${day}, 0, 0, 0, 0)`)
    return changed
  })
}

/**
 * Holds the events of `remap_changes`, in the order in which records that complete them are: then neither waits for the
 * other in a circle. What such a record changed meanwhile is looked at again.
 */
async function lockChanges(session: Session, day: Day): Promise<void> {
  for (;;) {
    await session.change(sql`
      select from events e join remap_changes c on c.id = e.id where e.day = ${day}
      order by e.id collate "C" for update of e`)
    const [row] = await session.query<{ stale: boolean }>(sql`
      select exists (select from events e join remap_changes c on c.id = e.id
        where e.day = ${day} and e.xmin <> c.version) as stale`)
    if (!row!.stale) return
    await session.change(sql`truncate remap_changes`)
    await session.change(sql`insert into remap_changes ${changesOf(day)}`)
  }
}
