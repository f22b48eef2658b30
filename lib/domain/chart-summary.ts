import type { Grain } from './buckets'
import { bucketTotal, type ChartView } from './chart-view'
import { compactCount, percent } from './format'
import { formatDay } from './format-day'

const every: Record<Grain, string> = { day: 'a day', week: 'a week', month: 'a month' }

/** One sentence that says what the chart shows, from its complete buckets alone. */
export function chartSummary(view: ChartView): string {
  const complete = view.buckets.filter((bucket) => !bucket.isPartial && bucketTotal(bucket) > 0n)
  const first = complete[0]
  const last = complete.at(-1)
  if (!first || !last) return `No complete ${view.grain} yet.`
  const leader = leaderOf(view, last.values)
  const share = percent(leader.value, bucketTotal(last))
  const lead = `${leader.name} is the largest with ${share} in the last complete ${view.grain}`
  if (view.mode === 'share' || first === last) {
    const began =
      view.mode === 'share' ? `, from ${percent(leader.valueIn(first.values), bucketTotal(first))}` : ''
    return first === last ? `${lead}.` : `${lead}${began} in that of ${formatDay(first.bucket)}.`
  }
  const from = compactCount(bucketTotal(first))
  const to = compactCount(bucketTotal(last))
  return `From ${from} to ${to} ${view.unit} ${every[view.grain]} since ${formatDay(first.bucket)}; ${lead}.`
}

function leaderOf(view: ChartView, values: bigint[]) {
  const named = [...view.series.keys()].filter((row) => !view.series[row]!.isOther)
  const index = named.reduce((best, row) => (values[row]! > values[best]! ? row : best), named[0] ?? 0)
  return {
    name: view.series[index]!.name,
    value: values[index]!,
    valueIn: (others: bigint[]) => others[index]!,
  }
}
