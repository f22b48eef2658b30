import type { Dimension } from '@/lib/domain/entity/dimension'
import { ratio } from '@/lib/domain/tokens/ratio'
import type { EntityBucket, EntitySeries } from '@/lib/domain/traffic/series'
import type { ChartSeries, ChartView } from '../chart/chart-view'
import type { LineView } from '../chart/line-view'
import { splitColours } from '../colour/colours'
import { formatBucket } from '../text/day-text'
import { text } from '../text/messages'

/** One entity's requests over time. */
export function requestsView(
  series: EntitySeries,
  dimension: Dimension,
  slug: string,
  name: string,
): ChartView {
  const colour = splitColours(dimension, slug)[1]!
  return {
    title: text('entities.charts.requests', { grain: series.grain, name }),
    metric: 'requests',
    mode: 'absolute',
    grain: series.grain,
    series: [part('s0', text('metrics.requests.label'), text('metrics.requests.inSentence'), colour)],
    buckets: bucketsFrom(series).map((bucket) => ({ ...headOf(bucket, series), values: [bucket.requests] })),
    estimated: series.estimated,
  }
}

/** The mean prompt and completion of its requests. They lie far apart, so the axis is logarithmic. */
export function meansView(series: EntitySeries, dimension: Dimension, slug: string, name: string): LineView {
  const colours = splitColours(dimension, slug)
  return {
    title: text('entities.charts.means', { grain: series.grain, name }),
    kind: 'tokens',
    axis: 'log',
    grain: series.grain,
    series: [
      part('s0', text('ratios.promptLength.label'), text('ratios.promptLength.inSentence'), colours[0]!),
      part(
        's1',
        text('ratios.completionLength.label'),
        text('ratios.completionLength.inSentence'),
        colours[2]!,
      ),
    ],
    buckets: bucketsFrom(series).map((bucket) => ({
      ...headOf(bucket, series),
      values: [ratio(bucket.promptTokens, bucket.requests), ratio(bucket.completionTokens, bucket.requests)],
    })),
    estimated: series.estimated,
  }
}

/** From the first request on. */
function bucketsFrom({ buckets }: EntitySeries): EntityBucket[] {
  const first = buckets.findIndex(({ requests }) => requests > 0n)
  return buckets.slice(Math.max(0, first))
}

function headOf({ bucket, isPartial }: EntityBucket, { grain }: EntitySeries) {
  return { bucket, isPartial, label: formatBucket(bucket, grain) }
}

function part(key: string, name: string, inSentence: string, colour: string): ChartSeries {
  return { key, name, inSentence, colour, href: null, isOther: false }
}
