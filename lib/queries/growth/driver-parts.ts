import type { Reader } from '@/db/client'
import { type DriverSums, driverSums } from '@/db/digests/driver-sums'
import { apportion, nearest } from '@/lib/domain/growth/apportion'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import type { GrowthPart } from '@/lib/domain/growth/growth'
import { driverNames } from '@/lib/domain/growth/part-names'
import type { Day } from '@/lib/domain/time/day'
import { comparedSegments } from './compared-segments'
import { type Moved, mostMoved, nameAll } from './contributors'
import type { SegmentQuestion } from './segments'

/** Of everything, where both ids are null, or of one app or one model. */
interface DriverRow extends DriverSums, Record<string, unknown> {
  app_id: number | null
  model_id: number | null
}

/** The change by driver: all of them, in their order, also those that moved nothing. */
export async function partsByDriver(
  reader: Reader,
  question: SegmentQuestion,
  change: bigint,
  first: Day,
): Promise<GrowthPart[]> {
  const rows = await reader.execute<DriverRow>(driverSums(comparedSegments(question, first), 'movers'))
  const whole = rows.find((row) => row.app_id === null && row.model_id === null)
  const tokens = apportion(
    drivers.map((driver) => whole?.[driver] ?? '0'),
    change,
  )
  const top = new Map(drivers.map((driver) => [driver, mostMoved(movedBy(rows, driver))]))
  const nameOf = await nameAll(reader, [...top.values()].flat())
  return drivers.map((driver, place) => ({
    key: driver,
    name: driverNames[driver],
    tokens: tokens[place]!,
    top: top.get(driver)!.flatMap((moved) => nameOf(moved) ?? []),
  }))
}

function movedBy(rows: readonly DriverRow[], driver: Driver): Moved[] {
  return rows.flatMap((row): Moved[] => {
    if (row.app_id !== null) return [{ dimension: 'apps', id: row.app_id, tokens: nearest(row[driver]) }]
    if (row.model_id !== null)
      return [{ dimension: 'models', id: row.model_id, tokens: nearest(row[driver]) }]
    return []
  })
}
