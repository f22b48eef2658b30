import { type SQL, sql } from 'drizzle-orm'
import { windowParts } from '@/db/schema/rollups'
import { addDays, type Day, daysBetween } from '@/lib/domain/time/day'
import { eachDay } from '@/lib/domain/time/day-range'
import { dayArray } from './target'

/** How often a day counts in each of `windowParts`: 1 inside, 0 outside, -1 where it has to be taken out. */
export interface WindowDay {
  day: Day
  factors: number[]
}

const length = Math.max(...windowParts.map(({ days, ago }) => days + ago))

/** The days of all windows that end with `through`; none before the first rollup. */
export function windowDays(through: Day | null): WindowDay[] {
  if (through === null) return []
  return eachDay({ from: addDays(through, 1 - length), until: addDays(through, 1) }).map((day) => ({
    day,
    factors: factorsAt(through, day),
  }))
}

/** What enters and leaves the windows when their end moves: a night moves one day into each and one out. */
export function movedDays(from: Day | null, to: Day): WindowDay[] {
  const days = new Set([...windowDays(from), ...windowDays(to)].map(({ day }) => day))
  return [...days]
    .map((day) => {
      const before = from ? factorsAt(from, day) : []
      return { day, factors: factorsAt(to, day).map((factor, place) => factor - (before[place] ?? 0)) }
    })
    .filter(({ factors }) => factors.some((factor) => factor !== 0))
}

function factorsAt(through: Day, day: Day): number[] {
  const age = daysBetween(day, through)
  return windowParts.map(({ days, ago }) => (age >= ago && age < ago + days ? 1 : 0))
}

/** The days as a table `w` to join: the day, and a column for each of `windowParts`. */
export function windowTable(days: readonly WindowDay[]): SQL {
  const factors = windowParts.map(
    (_, place) => sql`${`{${days.map((day) => day.factors[place])}}`}::bigint[]`,
  )
  const columns = [sql`day`, ...windowParts.map(({ prefix }) => sql.identifier(prefix))]
  return sql`unnest(${sql.join([dayArray(days.map(({ day }) => day)), ...factors], sql`, `)})
    as w (${sql.join(columns, sql`, `)})`
}

const numbers = new Map(
  windowParts.flatMap(({ prefix, measures }) =>
    measures.map((measure): [string, SQL] => [
      `${prefix}_${measure}`,
      sql`r.${sql.identifier(measure)} * w.${sql.identifier(prefix)}`,
    ]),
  ),
)

/** A column of the windows from daily rows `r` joined with `windowTable`. */
export function windowNumber(name: string): SQL {
  return numbers.get(name)!
}
