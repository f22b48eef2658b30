import { MAX_WINDOW_DAYS } from '@/lib/domain/growth/growth-window'
import type { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import { HttpError } from '../errors'

/** Windows that cannot be compared, as an answer that says what can. */
export function growthRefusal({ fault, history }: GrowthRefused): HttpError {
  const sentences: Record<GrowthRefused['fault'], string> = {
    no_data: 'There are no figures yet.',
    not_enough_history: `The window before it begins before the first day with figures (${history?.first}).`,
    incomplete_days: `Only complete days are compared: the last one is ${history?.last}.`,
    too_long: `A window has at most ${MAX_WINDOW_DAYS} days.`,
    unknown_days:
      'Some of the days were sealed before what is asked was counted: ask for later days, or drop the filter.',
  }
  return new HttpError({
    status: 400,
    code: fault,
    message: sentences[fault],
    details: { field: 'window', ...(history && { first_day: history.first, last_day: history.last }) },
  })
}
