import { type SQL, sql } from 'drizzle-orm'
import type { Digest } from '@/db/digests/digest'
import { digests } from '@/db/digests/digests'
import { startOfRunning } from '@/lib/domain/time/buckets'
import { type Day, startOfWeek } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Check } from './checks'
import { difference, stored } from './difference'
import type { Session } from './session'
import { settle } from './settle'

/** What a run has done to the rollups. */
interface Settled {
  /** The days of which rows changed, or whose digests are to be made anew whatever stands there. */
  days: readonly Day[]
  /** All days of which there are rows, in order. */
  allDays: readonly Day[]
  /** The last complete day before the run, null before the first, and after it. */
  from: Day | null
  to: Day
}

/**
 * Brings the digests in line with the rollups, from the earliest week on in which something changed or that became
 * complete: a week's rows may depend on any week before it, as on whether a model had been seen. A digest that is empty
 * is filled, so that a new table needs no step of its own.
 * @returns whether any row changed
 */
export async function renewDigests(session: Session, settled: Settled): Promise<boolean> {
  const { days, allDays, from, to } = settled
  const running = startOfRunning(to, 'week')
  const completed = from ? startOfRunning(from, 'week') : allDays[0]
  const touched = earliestWeek(completed ? [...days, completed] : days)
  let changed = 0
  for (const digest of digests) {
    const since = (await isEmpty(session, digest)) ? earliestWeek(allDays) : touched
    if (!since || since >= running) continue
    const weeks = { from: since, until: running }
    changed += await settle(session, digest, missing(digest, weeks), inWeeks(weeks))
  }
  return changed > 0
}

/** Every digest against the rollups; one that is empty waits for its first rollup. */
export async function digestChecks(
  session: Session,
  allDays: readonly { day: Day }[],
  through: Day | null,
): Promise<Check[]> {
  const first = earliestWeek(allDays.map(({ day }) => day))
  if (!first || !through) return []
  const weeks = { from: first, until: startOfRunning(through, 'week') }
  const checks: Check[] = []
  for (const digest of digests) {
    if (await isEmpty(session, digest)) continue
    checks.push({ target: digest, against: 'the rollups', missing: missing(digest, weeks) })
  }
  return checks
}

/** What has to be added to a digest, so that it says of the weeks what the rollups do, and nothing of later ones. */
function missing(digest: Digest, weeks: DayRange): SQL {
  return difference(digest, [{ from: sql`(${digest.rows(weeks)}) r` }, stored(digest, inWeeks(weeks))])
}

function inWeeks({ from }: DayRange): SQL {
  return sql`r.week >= ${from}`
}

function earliestWeek(days: readonly Day[]): Day | undefined {
  const [earliest] = days.toSorted()
  return earliest && startOfWeek(earliest)
}

async function isEmpty(session: Session, { name }: Digest): Promise<boolean> {
  const [row] = await session.query<{ found: boolean }>(
    sql`select exists (select from ${sql.identifier(name)}) as found`,
  )
  return !row!.found
}
