import { formatBucket } from '../day-text'
import { exactCount } from '../format'
import { type RunRateWeeks, runRate } from '../growth/run-rate'
import { text } from '../messages'
import type { LineView } from './line-view'
import { lengthColours } from './scale-colours'

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
