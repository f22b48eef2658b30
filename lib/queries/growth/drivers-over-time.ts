import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { driverWeeks, wholeDrivers } from '@/db/digests/driver-weeks'
import { weeklySegments } from '@/db/digests/weekly-segments'
import { categoryFilterId } from '@/lib/domain/entity/categories'
import type { DriverWeek } from '@/lib/domain/growth/driver-week'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import { addBuckets, startOfRunning } from '@/lib/domain/time/buckets'
import { addDays, type Day, startOfWeek } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { getCoverage } from '../coverage/coverage'
import { lastUnknownDay } from './unknown-days'
import { needsSegments, type WeeklyQuestion, weeklyRows } from './weekly-rows'

const WEEKS = 52

type WeekRow = Record<Driver, bigint> & Record<string, unknown> & { week: Day }

/** The last complete weeks, up to a year of them, that have a week before them; none where there are none. */
export async function getDriversOverTime(reader: Reader, question: WeeklyQuestion): Promise<DriverWeek[]> {
  const weeks = await comparedWeeks(reader, question)
  if (!weeks) return []
  const stored = question.of ? [] : await reader.execute<WeekRow>(storedWeeks(question, weeks))
  // A database that was migrated a moment ago has its digest from the next rollup on.
  const rows =
    stored.length > 0
      ? stored
      : await reader.execute<WeekRow>(wholeDrivers(weeklySegments(weeklyRows(question, weeks), weeks)))
  return rows
    .map((row) => ({
      week: row.week,
      tokens: Object.fromEntries(drivers.map((driver) => [driver, row[driver]])) as DriverWeek['tokens'],
    }))
    .toSorted((one, other) => (one.week < other.week ? -1 : 1))
}

async function comparedWeeks(reader: Reader, question: WeeklyQuestion): Promise<DayRange | null> {
  const coverage = await getCoverage(reader)
  if (!coverage) return null
  const until = startOfRunning(coverage.last, 'week')
  const afterFirst = addDays(startOfWeek(addDays(coverage.first, 6)), 7)
  const [, known] = [addBuckets(until, 'week', -WEEKS), afterFirst].toSorted() as [Day, Day]
  const unknown = needsSegments(question)
    ? await lastUnknownDay(reader, { from: addDays(known, -7), until })
    : null
  const from = unknown ? addDays(startOfWeek(unknown), 14) : known
  return from < until ? { from, until } : null
}

function storedWeeks({ category }: WeeklyQuestion, { from, until }: DayRange): SQL {
  return sql`
    select r.* from ${sql.identifier(driverWeeks.name)} r
    where r.category_id = ${categoryFilterId(category)} and r.week >= ${from} and r.week < ${until}`
}
