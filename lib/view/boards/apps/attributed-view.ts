import { bucketTotal, type ChartView } from '../../chart/chart-view'
import { legendIndex } from '../../chart/line-view'
import { percent } from '../../text/format'
import { text } from '../../text/messages'

const UNATTRIBUTED = 'unattributed'

/**
 * A chart of apps without the requests that name none: one block that would hide all apps. Its title says so, since
 * shares are of what is left.
 * @param slugs of the chart's series, in their order
 * @returns the chart, and what part of the bucket that its list is of is not drawn; null where nothing is left out
 */
export function attributedView(
  view: ChartView,
  slugs: readonly string[],
): { view: ChartView; leftOut: { share: string; bucket: string } | null } {
  const left = slugs.indexOf(UNATTRIBUTED)
  if (left < 0) return { view, leftOut: null }
  const keep = <Value>(values: readonly Value[]) => values.filter((_, row) => row !== left)
  const latest = view.buckets[legendIndex(view)]
  return {
    view: {
      ...view,
      title: text('boards.apps.attributed', { title: view.title }),
      series: keep(view.series),
      buckets: view.buckets.map((bucket) => ({ ...bucket, values: keep(bucket.values) })),
    },
    leftOut: latest
      ? { share: percent(latest.values[left]!, bucketTotal(latest)), bucket: latest.label }
      : null,
  }
}
