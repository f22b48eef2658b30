import type { FreeToPaid } from '@/lib/domain/growth/free-to-paid'
import { env } from '@/lib/env'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import { getFreeLimits, getFreeToPaid } from '@/lib/queries/growth/free-to-paid'
import { accountScope } from '@/lib/queries/growth/session-scope'
import type { LineView } from '@/lib/view/chart/line-view'
import { freeLimitLines, freeToPaidLines } from '@/lib/view/growth/free-to-paid-view'
import { text } from '@/lib/view/text/messages'
import { type GrowthChartOf, type GrowthContext, readOnce } from './chart'

/** Whether accounts are asked for as a whole: what is known of none of them is worth saying there alone. */
export function isOfAll({ question, of }: GrowthContext): boolean {
  return question.category === 'all' && !of
}

/** Accounts that began on free variants; null where they are not told apart by what is asked, or none did. */
export const readFreeToPaid = readOnce(async (context): Promise<FreeToPaid | null> => {
  const { reader, question, of } = context
  const scope = await accountScope(reader, question.category, of)
  if (!scope || !(await getCoverage(reader))) return null
  const paid = await getFreeToPaid(reader, scope)
  return isOfAll(context) || paid.cohorts.some(({ beganFree }) => beganFree > 0n) ? paid : null
})

/** The part of those who began free that came to pay, cohort by cohort; null where no account is known. */
export const payingCohortsChart: GrowthChartOf<LineView> = async (context) => {
  const paid = await readFreeToPaid(context)
  if (!paid || paid.cohorts.length === 0) return null
  return freeToPaidLines(paid, text('growth.access.cohorts'))
}

/** The accounts that had all that is given away in a day; null where none is known, or none did of a part of all. */
export const freeLimitsChart: GrowthChartOf<LineView> = async (context) => {
  const { reader, question, of, now } = context
  const paid = await readFreeToPaid(context)
  const scope = await accountScope(reader, question.category, of)
  if (!paid || !scope || paid.cohorts.length === 0) return null
  const limits = env().FREE_LIMITS
  const reached = await getFreeLimits(reader, { grain: 'week', range: null, limits, ...scope }, now)
  const isReached = reached.buckets.some(({ accounts }) =>
    accounts.some((count) => count !== null && count > 0n),
  )
  if (!isReached && !isOfAll(context)) return null
  return freeLimitLines(reached, limits, 'week', text('growth.access.limits.title'))
}
