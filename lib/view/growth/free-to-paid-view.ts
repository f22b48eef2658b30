import {
  type AccountCohort,
  type FreeToPaid,
  type LimitBucket,
  SOON_DAYS,
} from '@/lib/domain/growth/free-to-paid'
import type { Grain } from '@/lib/domain/time/buckets'
import { ratio } from '@/lib/domain/tokens/ratio'
import type { LineView } from '../chart/line-view'
import { lengthColours, scaleColours } from '../colour/scale-colours'
import { formatBucket } from '../text/day-text'
import { exactCount } from '../text/format'
import { text } from '../text/messages'

/** What part of those who began on free variants came to use others, cohort by cohort: so far, and soon. */
export function freeToPaidLines({ cohorts, estimated }: FreeToPaid, title: string): LineView {
  const { promptLength, completionLength } = lengthColours
  const names = [
    { name: text('growth.access.soFar'), colour: promptLength },
    { name: text('growth.access.soon', { days: SOON_DAYS }), colour: completionLength },
  ]
  return {
    ...{ title, kind: 'percent', axis: 'linear', grain: 'month', estimated },
    summary: summaryOf(cohorts),
    series: names.map((line, place) => ({ ...line, key: `s${place}`, href: null, isOther: false })),
    buckets: cohorts.map(({ month, beganFree, cameToPay, cameSoon }) => ({
      bucket: month,
      label: formatBucket(month, 'month'),
      isPartial: cameSoon === null,
      values: [ratio(cameToPay, beganFree), cameSoon === null ? null : ratio(cameSoon, beganFree)],
    })),
  }
}

/** The accounts that reached each limit, bucket by bucket. */
export function freeLimitLines(
  { buckets, estimated }: { buckets: LimitBucket[]; estimated: boolean },
  limits: readonly number[],
  grain: Grain,
  title: string,
): LineView {
  const colours = scaleColours(limits.length + 1).slice(1)
  const first = buckets.findIndex(({ accounts }) => accounts.some((count) => count !== null))
  return {
    ...{ title, kind: 'accounts', axis: 'linear', grain, estimated },
    series: limits.map((limit, place) => ({
      key: `s${place}`,
      name: text('growth.access.limits.name', { limit }),
      colour: colours[place]!,
      href: null,
      isOther: false,
    })),
    buckets: buckets.slice(Math.max(0, first)).map(({ bucket, isPartial, accounts }) => ({
      bucket,
      isPartial,
      label: formatBucket(bucket, grain),
      values: accounts.map((count) => (count === null ? null : Number(count))),
      exact: accounts.map((count) => (count === null ? null : exactCount(count))),
    })),
  }
}

function summaryOf(cohorts: AccountCohort[]): string {
  const sum = (of: (cohort: AccountCohort) => bigint) => cohorts.reduce((all, cohort) => all + of(cohort), 0n)
  const [began, came] = [sum(({ beganFree }) => beganFree), sum(({ cameToPay }) => cameToPay)]
  return text('growth.access.summary', { began, came })
}
