import { type RunRateWeeks, runRate } from '@/lib/domain/growth/run-rate'
import type { LineView } from '../chart/line-view'
import { lengthColours } from '../colour/scale-colours'
import { formatBucket } from '../text/day-text'
import { exactCount } from '../text/format'
import { text } from '../text/messages'

/** What a year of weeks like each of them would come to; null where there are no two weeks to lead a line between. */
export function runRateLine({ weeks, estimated }: RunRateWeeks, title: string): LineView | null {
  if (weeks.length < 2) return null
  const line = {
    ...{ key: 's0', name: text('growth.runRate.title'), colour: lengthColours.promptLength },
    ...{ href: null, isOther: false },
  }
  return {
    ...{ title, kind: 'tokens', axis: 'linear', grain: 'week', estimated },
    series: [line],
    buckets: weeks.map(({ week, tokens }) => {
      const rate = runRate({ week: tokens })
      return {
        bucket: week,
        label: formatBucket(week, 'week'),
        isPartial: false,
        values: [Number(rate)],
        exact: [exactCount(rate)],
      }
    }),
  }
}
