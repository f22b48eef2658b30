import type { Reader } from '@/db/client'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import { driverNames } from '@/lib/domain/growth/part-names'
import { addDays, type Day } from '@/lib/domain/time/day'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'

interface WeekPart {
  week: Day
  driver: Driver
  tokens: bigint
}

const columns: ExportColumn<WeekPart>[] = [
  { name: 'week', kind: 'text', cell: ({ week }) => week },
  { name: 'driver', kind: 'text', cell: ({ driver }) => driver },
  { name: 'name', kind: 'text', cell: ({ driver }) => driverNames[driver] },
  { name: 'tokens', kind: 'count', cell: ({ tokens }) => String(tokens) },
]

/** What each driver moved, week by week: those of a week add up to its change. */
export async function openDriverWeeks(
  reader: Reader,
  { category }: TableQuestion,
  _now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const weeks = await getDriversOverTime(reader, { category, of })
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) {
    const history = await getCoverage(reader)
    throw new GrowthRefused(history ? 'not_enough_history' : 'no_data', history)
  }
  const rows = weeks.flatMap(({ week, tokens }) =>
    drivers.map((driver) => ({ week, driver, tokens: tokens[driver] })),
  )
  return {
    columns,
    range: { from: first.week, until: addDays(last.week, 7) },
    freshness: await getFreshness(reader),
    totalTokens: rows.reduce((sum, { tokens }) => sum + tokens, 0n),
    rows: cellsOf(columns, [rows]),
  }
}
