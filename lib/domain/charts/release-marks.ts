import { startOfBucket } from '../buckets'
import type { Day } from '../day'
import { formatDay } from '../format-day'
import { text } from '../messages'
import type { SeriesChart } from '../series'
import type { ChartMark, ChartView } from './chart-view'

/** Where a chart's entities were released within its span. The view is one of `chart`, in the same order. */
export function releaseMarks(
  view: ChartView,
  { entities }: Pick<SeriesChart, 'entities'>,
  releases: ReadonlyMap<string, Day>,
): ChartMark[] {
  const shown = new Set(view.buckets.map(({ bucket }) => bucket))
  return view.series
    .flatMap(({ name, colour, href }, index) => {
      const day = releases.get(entities[index]!.slug)
      if (day === undefined || href === null) return []
      const label = text('charts.release', { name, day: formatDay(day) })
      return [{ bucket: startOfBucket(day, view.grain), label, href, colour }]
    })
    .filter(({ bucket }) => shown.has(bucket))
    .sort((one, other) => one.bucket.localeCompare(other.bucket))
}
