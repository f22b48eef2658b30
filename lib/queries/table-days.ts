import type { Reader } from '@/db/client'
import type { DayRange } from '@/lib/domain/day-range'
import type { TableQuestion } from '@/lib/domain/exports/export-table'
import { boardWindow } from './board-window'
import { getFreshness } from './freshness'

/** The days that a table over time is asked for; null for the usual span of its grain. */
export async function daysOfQuestion(
  reader: Reader,
  { period, range }: Pick<TableQuestion, 'period' | 'range'>,
  now: Date,
): Promise<DayRange | null> {
  if (range || period === null) return range
  return boardWindow({ period, range: null }, await getFreshness(reader), now).current
}
