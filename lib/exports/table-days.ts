import type { Reader } from '@/db/client'
import type { DayRange } from '@/lib/domain/time/day-range'
import { boardWindow } from '@/lib/queries/shared/board-window'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { TableQuestion } from '@/lib/view/file/export-table'

/** The days that a table over time is asked for; null for the usual span of its grain. */
export async function daysOfQuestion(
  reader: Reader,
  { period, range }: Pick<TableQuestion, 'period' | 'range'>,
  now: Date,
): Promise<DayRange | null> {
  if (range || period === null) return range
  return boardWindow({ period, range: null }, await getFreshness(reader), now).current
}
