import { sql } from 'drizzle-orm'
import type { Day } from '@/lib/domain/time/day'
import type { Computed } from './compute'
import type { StoredDay } from './days'
import type { Session } from './session'
import { dayArray } from './target'

/** What a run knows when it writes down its days. */
export interface Publication {
  now: Date
  /** The last day that is closed once the run is done. */
  through: Day
  version: bigint
  /** The days that were published before the run, whether they had traffic or not; null before the first. */
  published: { from: Day; through: Day } | null
}

const noTotals = { events: 0n, requests: 0n, totalTokens: 0n }

/**
 * Writes down what the computed days add up to, and a restatement for each published day whose total is another now, or
 * whose events were filed by other rules.
 * @returns the restated days
 */
export async function publishDays(
  session: Session,
  days: readonly StoredDay[],
  { totals, changed }: Computed,
  publication: Publication,
): Promise<Day[]> {
  const totalsByDay = new Map(totals.map((row) => [row.day, row]))
  const restated: Day[] = []
  for (const before of days) {
    const after = totalsByDay.get(before.day)
    const { requests, totalTokens, events } = after ?? noTotals
    const differs =
      requests !== before.requests || totalTokens !== before.totalTokens || events !== before.rolledEvents
    if (differs) changed.add(before.day)
    if (!changed.has(before.day)) continue
    if (after) await writeDay(session, before.day, after, publication)
    if (!isPublished(before, publication)) continue
    const hasSameTotal = requests === before.requests && totalTokens === before.totalTokens
    if (hasSameTotal && !before.remapped) continue
    await session.change(sql`
      insert into restatements (day, restated_at, before_total_tokens, after_total_tokens, before_requests,
        after_requests, reason)
      values (${before.day}, ${publication.now.toISOString()}, ${before.totalTokens}, ${totalTokens},
        ${before.requests}, ${requests}, ${reasonFor(before, hasSameTotal)})`)
    restated.push(before.day)
  }
  const emptied = days
    .filter(({ day, state }) => state !== null && !totalsByDay.has(day))
    .map(({ day }) => day)
  await session.change(sql`delete from rollup_days where day = any(${dayArray(emptied)})`)
  return restated
}

/** Other rules move tokens from one model or app to another: where the total changes too, events came late. */
function reasonFor({ pending, remapped, completed }: StoredDay, hasSameTotal: boolean): string {
  if (remapped) return hasSameTotal ? 'mapping rules changed' : 'mapping rules changed, late events'
  if (completed) return 'events completed'
  return pending ? 'late events' : 'recomputed'
}

/** Days before the first with traffic were never shown: filling them in later restates nothing. */
function isPublished({ day, state }: StoredDay, { published }: Publication): boolean {
  if (state !== null) return state === 'closed'
  return published !== null && day >= published.from && day <= published.through
}

async function writeDay(
  session: Session,
  day: Day,
  totals: { events: bigint; requests: bigint; totalTokens: bigint },
  { now, through, version }: Publication,
): Promise<void> {
  await session.change(sql`
    insert into rollup_days (day, state, data_version, events, requests, total_tokens, rolled_up_at)
    values (${day}, ${day <= through ? 'closed' : 'open'}, ${version}, ${totals.events}, ${totals.requests},
      ${totals.totalTokens}, ${now.toISOString()})
    on conflict (day) do update set state = excluded.state, data_version = excluded.data_version,
      events = excluded.events, requests = excluded.requests, total_tokens = excluded.total_tokens,
      rolled_up_at = excluded.rolled_up_at`)
}
