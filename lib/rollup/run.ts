import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { OperatorError } from '@/lib/operator-error'
import { computeDays } from './compute'
import { chunksOf, inRange, type StoredDay, storedDays } from './days'
import { renewDigests } from './digests'
import { recordRun } from './job-run'
import { inSnapshot, withRollupLock } from './lock'
import { type Publication, publishDays } from './publish'
import type { Session } from './session'
import { completeBuckets, moveWindows, rebuildSums } from './sums'
import { movedDays } from './windows'

export interface RollupOptions {
  now: Date
  /** Recomputes these days whether or not anything waits, and rebuilds all sums over them. */
  days?: DayRange
  /** Waits for a run of another process to end; else the answer is `busy`. */
  wait?: boolean
  onProgress?: (done: number, total: number, day: Day) => void
}

export type RollupReport =
  | { state: 'busy' }
  | {
      state: 'done'
      /** How many days were computed. */
      days: number
      changed: boolean
      dataVersion: bigint
      dataThrough: Day
      restated: Day[]
    }

type Done = Extract<RollupReport, { state: 'done' }>

/**
 * Rolls up every day that waits, closes all days before today, and moves the windows up to yesterday: all in one
 * transaction on one snapshot. Batches that are committed meanwhile wait for the next run.
 * @throws {OperatorError} where a day of the range is sealed
 */
export async function runRollup(db: Db, options: RollupOptions): Promise<RollupReport> {
  const report = await withRollupLock(db, options.wait ?? false, (session) =>
    recordRun(db, session, 'rollup', () => inSnapshot(session, () => rollUp(session, options))),
  )
  return report ?? { state: 'busy' }
}

interface State {
  dataVersion: bigint
  dataThrough: Day | null
}

async function rollUp(session: Session, { now, days: range, onProgress }: RollupOptions): Promise<Done> {
  const [state] = await session.query<State>(
    sql`select data_version as "dataVersion", data_through::text as "dataThrough" from rollup_state`,
  )
  const { dataVersion, dataThrough } = state!
  const allDays = await storedDays(session)
  const days = chooseDays(allDays, range)
  const publication = publicationOf(now, state!, allDays)
  const changed = new Set<Day>()
  const restated: Day[] = []
  let done = 0
  for (const chunk of chunksOf(days)) {
    const computed = await computeDays(
      session,
      chunk.map(({ day }) => day),
      range ? null : dataThrough,
    )
    restated.push(...(await publishDays(session, chunk, computed, publication)))
    for (const day of computed.changed) changed.add(day)
    done += chunk.length
    onProgress?.(done, days.length, chunk.at(-1)!.day)
  }
  const { through, version } = publication
  let isChanged = changed.size > 0 || through !== dataThrough
  if (range) {
    const sumsChanged = await rebuildSums(
      session,
      days.map(({ day }) => day),
      through,
    )
    isChanged ||= sumsChanged
  } else await moveWindows(session, movedDays(dataThrough, through))
  await completeBuckets(
    session,
    allDays.map(({ day }) => day),
    dataThrough,
    through,
  )
  const digestsChanged = await renewDigests(session, {
    days: range ? [range.from, ...days.map(({ day }) => day)] : [...changed],
    allDays: allDays.map(({ day }) => day),
    from: dataThrough,
    to: through,
  })
  isChanged ||= digestsChanged
  await finish(session, publication, isChanged)
  return {
    state: 'done',
    days: days.length,
    changed: isChanged,
    dataVersion: isChanged ? version : dataVersion,
    dataThrough: through,
    restated,
  }
}

function chooseDays(days: readonly StoredDay[], range: DayRange | undefined): StoredDay[] {
  const sealed = range && days.find(({ day, state }) => state === 'sealed' && inRange(day, range))
  if (sealed) {
    throw new OperatorError(
      `${sealed.day} is sealed: its raw events are past the retention age and gone, so it cannot be recomputed. ` +
        'Choose days after the last sealed one.',
    )
  }
  return days.filter(
    ({ day, state, pending }) => state !== 'sealed' && (pending || (range && inRange(day, range))),
  )
}

function publicationOf(
  now: Date,
  { dataVersion, dataThrough }: State,
  days: readonly StoredDay[],
): Publication {
  const yesterday = addDays(dayOf(now), -1)
  // What was published stays so, also where this machine's clock is behind the one that published it.
  const through = dataThrough && dataThrough > yesterday ? dataThrough : yesterday
  const first = days.find(({ state }) => state !== null)?.day
  const published = first && dataThrough ? { from: first, through: dataThrough } : null
  return { now, through, version: dataVersion + 1n, published }
}

async function finish(session: Session, publication: Publication, isChanged: boolean): Promise<void> {
  const { through, version } = publication
  const now = publication.now.toISOString()
  await session.change(
    sql`update rollup_days set state = 'closed' where state = 'open' and day <= ${through}`,
  )
  // The snapshot shows exactly the batches whose days were computed from it: no list of ids is needed.
  await session.change(sql`
    update ingest_batches set rolled_up_at = ${now}
    where rolled_up_at is null
      and not exists (select from rollup_days where rollup_days.day = ingest_batches.day and state = 'sealed')`)
  await session.change(sql`
    update rollup_state set as_of = ${now}, data_through = ${through},
      data_version = data_version + ${isChanged ? 1 : 0}`)
  if (isChanged) await session.change(sql`select pg_notify('tokenboard_rollup', ${version}::text)`)
}
