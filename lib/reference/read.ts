import { z } from 'zod'
import { isDay } from '@/lib/domain/time/day'
import { OperatorError } from '@/lib/operator-error'

const MAX_BIGINT = 2n ** 63n - 1n

/** A total as the datasets write it: a decimal text, or a number that is still exact. */
export const total = z.unknown().transform((value, context): bigint => {
  const isExact = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
  if (isExact || (typeof value === 'string' && /^\d{1,19}$/.test(value))) {
    const count = BigInt(value as string | number)
    if (count <= MAX_BIGINT) return count
  }
  context.addIssue({ code: 'custom', message: 'must be a whole number, as a decimal text' })
  return z.NEVER
})

export const calendarDay = z.string().refine(isDay, 'must be a day such as 2026-08-21')

const meta = z.object({
  as_of: z.iso.datetime({ offset: true }),
  start_date: calendarDay.optional(),
  end_date: calendarDay.optional(),
})

/**
 * What a dataset says of itself under `meta`.
 * @throws {OperatorError} where it does not say as of when it is: then it could not be cited
 */
export function readMeta(document: unknown): z.output<typeof meta> {
  const result = meta.safeParse((document as { meta?: unknown } | null)?.meta)
  if (result.success) return result.data
  throw new OperatorError(
    'The text lacks "meta" with "as_of", without which the figures cannot be cited: import the answer of the dataset as it came.',
  )
}
