import type { Reader } from '@/db/client'
import { addBuckets, startOfRunning } from '@/lib/domain/buckets'
import { addDays, type Day, startOfWeek } from '@/lib/domain/day'
import { apportion } from '@/lib/domain/growth/apportion'
import type { DriverWeek } from '@/lib/domain/growth/driver-weeks'
import { drivers } from '@/lib/domain/growth/drivers'
import { getCoverage } from '../coverage'
import { type DriverSums, driverSums } from './driver-sums'
import { type WeeklyQuestion, weeklySegments } from './weekly-segments'

const WEEKS = 52

type DriverRow = DriverSums & Record<string, unknown> & { bucket: Day }

/** The last complete weeks, up to a year of them, that have a week before them; null where there are none. */
export async function getDriversOverTime(reader: Reader, question: WeeklyQuestion): Promise<DriverWeek[]> {
  const coverage = await getCoverage(reader)
  if (!coverage) return []
  const until = startOfRunning(coverage.last, 'week')
  const earliest = addDays(startOfWeek(addDays(coverage.first, 6)), 7)
  const wanted = addBuckets(until, 'week', -WEEKS)
  const weeks = { from: wanted < earliest ? earliest : wanted, until }
  if (weeks.from >= weeks.until) return []
  const rows = await reader.execute<DriverRow>(driverSums(weeklySegments(question, weeks), 'bucket'))
  return rows
    .map((row) => {
      const whole = apportion(
        drivers.map((driver) => row[driver]),
        row.change,
      )
      return {
        week: row.bucket,
        tokens: Object.fromEntries(
          drivers.map((driver, place) => [driver, whole[place]!]),
        ) as DriverWeek['tokens'],
      }
    })
    .toSorted((one, other) => (one.week < other.week ? -1 : 1))
}
