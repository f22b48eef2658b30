import type { Retention, RetentionCohort } from '@/lib/domain/growth/retention'
import { ratio } from '@/lib/domain/tokens/ratio'
import type { LineView } from '../chart/line-view'
import { spectrumColours } from '../colour/scale-colours'
import { percent } from '../text/format'
import { formatShortMonthOfYear } from '../text/format-day'
import { text } from '../text/messages'

/** As many lines as can be told apart. */
const MOST_COHORTS = 6

/** The part of the last cohorts that stays, a line each; null where none had a month to stay for. */
export function retentionLines({ kind, cohorts, estimated }: Retention, title: string): LineView | null {
  const shown = cohorts.filter(({ kept }) => kept.length > 0).slice(-MOST_COHORTS)
  const first = shown[0]
  if (!first) return null
  const months = 1 + Math.max(...shown.map(({ kept }) => kept.length))
  const colours = spectrumColours(shown.length)
  const membersAt = (cohort: RetentionCohort, later: number) =>
    later === 0 ? cohort.size : cohort.kept[later - 1]
  return {
    ...{ title, kind: 'percent', axis: 'linear', grain: 'month', estimated },
    summary: text('growth.retention.summary', {
      kind,
      count: shown.length,
      first: stayedText(first),
      firstMonth: formatShortMonthOfYear(first.month),
      last: stayedText(shown.at(-1)!),
      lastMonth: formatShortMonthOfYear(shown.at(-1)!.month),
    }),
    latest: 1,
    columns: {
      label: text('growth.retention.later'),
      ticks: Array.from({ length: months }, (_, index) => ({
        index,
        label: String(index),
        isMinor: false,
        isAtEdge: false,
      })),
    },
    series: shown.map(({ month }, place) => ({
      ...{ key: `s${place}`, name: formatShortMonthOfYear(month), colour: colours[place]! },
      ...{ href: null, isOther: false, isMain: place === shown.length - 1 },
    })),
    buckets: Array.from({ length: months }, (_, later) => ({
      bucket: String(later),
      label: text('growth.retention.after', { months: later }),
      isPartial: false,
      values: shown.map((cohort) => {
        const members = membersAt(cohort, later)
        return members === undefined ? null : ratio(members, cohort.size)
      }),
      exact: shown.map((cohort) => {
        const members = membersAt(cohort, later)
        if (members === undefined) return null
        return text('growth.retention.exact', { members, size: cohort.size })
      }),
    })),
  }
}

function stayedText({ kept, size }: RetentionCohort): string {
  return percent(kept[0]!, size)
}
