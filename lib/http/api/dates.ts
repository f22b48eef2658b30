import { addDays, type Day, dayOf, daysBetween } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import { refuse } from '../export/export-checks'
import type { ReadContext } from './endpoint'
import { utcDate } from './parameters'

export const DEFAULT_DAYS = 30
export const MAX_DAYS = 366

/** The dates that a dataset takes, inclusive at both ends. */
export const dateParameters = {
  start_date: utcDate(
    `First day (UTC, inclusive); ${DEFAULT_DAYS} days up to \`end_date\` by default. Before the first day with ` +
      'figures it means that day; the answer has the one that counted in `meta.start_date`.',
  ).optional(),
  end_date: utcDate(
    `Last day (UTC, inclusive); the last complete one by default, and at most. A range has at most ${MAX_DAYS} days.`,
  ).optional(),
}

/**
 * The days that are read: clamped to those that have figures and are complete.
 * @param names what the two are called where they are asked
 * @throws {HttpError} 400 where none of the asked days is such a day, or they are too many
 */
export async function resolveDates(
  { start_date: start, end_date: end }: { start_date?: Day | undefined; end_date?: Day | undefined },
  { reader, freshness, now }: ReadContext,
  names = { start: 'start_date', end: 'end_date' },
): Promise<DayRange> {
  const last = freshness.dataThrough ?? addDays(dayOf(now), -1)
  const first = (await getCoverage(reader))?.first
  if (start !== undefined && end !== undefined && start > end) {
    throw refuse(names.start, `must not be after "${names.end}" (${end})`)
  }
  if (start !== undefined && start > last) {
    throw refuse(names.start, `must not be after the last complete UTC day (${last})`)
  }
  if (first !== undefined && end !== undefined && end < first) {
    throw refuse(names.end, `must not be before the first day with figures (${first})`)
  }
  const to = end === undefined || end > last ? last : end
  const wanted = start ?? addDays(to, 1 - DEFAULT_DAYS)
  const from = first !== undefined && wanted < first ? first : wanted
  const until = addDays(to, 1)
  if (daysBetween(from, until) > MAX_DAYS) {
    throw refuse(names.start, `must be at most ${MAX_DAYS - 1} days before the last day (${to})`)
  }
  return { from, until }
}
