import type { Reader } from '@/db/client'
import { addDays, type Day } from '@/lib/domain/day'
import type { ExportColumn } from '@/lib/domain/exports/export-columns'
import type { TableQuestion } from '@/lib/domain/exports/export-table'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import { driverNames } from '@/lib/domain/growth/part-names'
import { getCoverage } from '../coverage'
import type { EntityRef } from '../entity-rows'
import { getFreshness } from '../freshness'
import { cellsOf, type OpenExport } from '../open-export'
import { getDriversOverTime } from './drivers-over-time'
import { GrowthRefused } from './growth-refused'

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
