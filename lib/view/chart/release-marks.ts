import { startOfBucket } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { SeriesChart } from '@/lib/domain/traffic/series'
import { formatDay } from '../text/format-day'
import { text } from '../text/messages'
import type { ChartMark, ChartView } from './chart-view'
import { legendRows } from './legend-rows'
import { legendIndex } from './line-view'

/**
 * Where a chart's entities were released within its span: those that its list names, where buckets have tops of their
 * own. The view is one of `chart`, in the same order.
 */
export function releaseMarks(
  view: ChartView,
  { entities }: Pick<SeriesChart, 'entities'>,
  releases: ReadonlyMap<string, Day>,
): ChartMark[] {
  const shown = new Set(view.buckets.map(({ bucket }) => bucket))
  const listed = new Set(legendRows(view, legendIndex(view)))
  return view.series
    .flatMap(({ name, colour, href }, index) => {
      const day = releases.get(entities[index]!.slug)
      if (day === undefined || href === null || !listed.has(index)) return []
      const label = text('charts.release', { name, day: formatDay(day) })
      return [{ bucket: startOfBucket(day, view.grain), label, href, colour }]
    })
    .filter(({ bucket }) => shown.has(bucket))
    .sort((one, other) => one.bucket.localeCompare(other.bucket))
}
