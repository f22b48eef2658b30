import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/lib/domain/day'
import { daysEndingWith, eachDay, shiftBack } from '@/lib/domain/day-range'
import { periods } from '@/lib/domain/period'
import { dayArray } from './target'

/** The trailing windows that are kept ready: trending looks back over four weeks, a month only at the one before. */
const windows = [
  { period: 'week', days: periods.week.days, slots: 4 },
  { period: 'month', days: periods.month.days, slots: 2 },
] as const

/** A day's place in a window. The sign is -1 for a day that leaves it. */
export interface Membership {
  day: Day
  period: 'week' | 'month'
  slot: number
  sign: 1 | -1
}

/** The days of all windows that end with `through`; of none before the first rollup. */
export function membershipsAt(through: Day | null): Membership[] {
  if (through === null) return []
  return windows.flatMap(({ period, days, slots }) =>
    Array.from({ length: slots }, (_, slot) => shiftBack(daysEndingWith(through, days), slot)).flatMap(
      (range, slot) => eachDay(range).map((day): Membership => ({ day, period, slot, sign: 1 })),
    ),
  )
}

/** What enters and leaves the windows when their end moves: a night moves one day into each and one out. */
export function membershipsMoved(from: Day | null, to: Day): Membership[] {
  const id = ({ day, period, slot }: Membership) => [day, period, slot].join(' ')
  const before = membershipsAt(from)
  const after = membershipsAt(to)
  const idsBefore = new Set(before.map(id))
  const idsAfter = new Set(after.map(id))
  return [
    ...before.filter((one) => !idsAfter.has(id(one))).map((one): Membership => ({ ...one, sign: -1 })),
    ...after.filter((one) => !idsBefore.has(id(one))),
  ]
}

export function daysOf(memberships: readonly Membership[]): Day[] {
  return [...new Set(memberships.map(({ day }) => day))]
}

/** The memberships as a table `w` to join. */
export function membershipTable(memberships: readonly Membership[]): SQL {
  const list = (values: readonly (string | number)[]) => `{${values.join(',')}}`
  return sql`unnest(${dayArray(memberships.map(({ day }) => day))},
    ${list(memberships.map(({ period }) => period))}::text[],
    ${list(memberships.map(({ slot }) => slot))}::smallint[],
    ${list(memberships.map(({ sign }) => sign))}::bigint[]) as w (day, period, slot, sign)`
}
