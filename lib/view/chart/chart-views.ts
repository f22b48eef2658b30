import type { Dimension } from '@/lib/domain/entity/dimension'
import { visibleCompletionTokens } from '@/lib/domain/tokens/measures'
import type { EntitySeries, SeriesChart } from '@/lib/domain/traffic/series'
import { entityPath } from '../address/entity-path'
import type { PageQuestion } from '../address/page-path'
import { chartColours, splitColours } from '../colour/colours'
import { formatBucket } from '../text/day-text'
import { entityName } from '../text/entity-name'
import { text } from '../text/messages'
import type { ChartSeries, ChartView } from './chart-view'

const seriesKey = (index: number) => `s${index}`

/** So many lists name whatever the bucket: those that nobody had in it stand last. */
const MOST_IN_LIST = 10

/** The top entities over time as a chart. */
export function seriesView(chart: SeriesChart, title: string, mode: ChartView['mode']): ChartView {
  const isOwnTop = chart.topOf === 'bucket' && chart.entities.length > MOST_IN_LIST
  const colours = chartColours(
    chart.dimension,
    chart.entities.map(({ slug }) => slug),
    isOwnTop ? bucketsOf(chart) : undefined,
  )
  const series = chart.entities.map(({ slug, kind, ...entity }, index): ChartSeries => {
    const isOther = kind === 'other'
    const name = isOther ? text('lists.other') : entityName(chart.dimension, slug, entity.name)
    const href = isOther ? null : entityPath(chart.dimension, slug)
    return { key: seriesKey(index), name, colour: colours[index]!, href, isOther }
  })
  const buckets = chart.buckets.map(({ bucket, isPartial, points }) => ({
    bucket,
    isPartial,
    label: formatBucket(bucket, chart.grain),
    values: points.map((point) => point.value),
  }))
  const { metric, grain, estimated } = chart
  return { title, metric, mode, grain, series, buckets, estimated, ...(isOwnTop && { isOwnTop }) }
}

/** In which buckets each of the entities is named. */
function bucketsOf({ entities, buckets }: SeriesChart): Set<number>[] {
  return entities.map(
    (_, row) => new Set([...buckets.keys()].filter((index) => buckets[index]!.points[row]!.value > 0n)),
  )
}

/** The top entities over time, as the page asks for them. */
export function seriesChart(chart: SeriesChart, { view }: PageQuestion): ChartView {
  const title = text(view === 'share' ? 'charts.shareBy' : 'charts.amountBy', {
    grain: chart.grain,
    metric: text(`metrics.${chart.metric}.inSentence`),
    dimension: text(`dimensions.${chart.dimension}.inSentence`),
  })
  return fromFirstTraffic(seriesView(chart, title, view))
}

const parts = ['prompt', 'completion', 'reasoning'] as const

/** One entity's tokens over time by what they were: the three parts add up to its total. */
export function splitView(
  series: EntitySeries,
  dimension: Dimension,
  slug: string,
  title: string,
): ChartView {
  const colours = splitColours(dimension, slug)
  const buckets = series.buckets.map((bucket) => ({
    bucket: bucket.bucket,
    isPartial: bucket.isPartial,
    label: formatBucket(bucket.bucket, series.grain),
    values: [bucket.promptTokens, visibleCompletionTokens(bucket), bucket.reasoningTokens],
  }))
  return {
    title,
    metric: 'tokens',
    mode: 'absolute',
    grain: series.grain,
    series: parts.map((part, index) => ({
      key: seriesKey(index),
      name: text(`charts.parts.${part}.name`),
      inSentence: text(`charts.parts.${part}.inSentence`),
      colour: colours[index]!,
      href: null,
      isOther: false,
    })),
    buckets,
    estimated: series.estimated,
  }
}

/** The unfinished start of a chart, before there was any traffic, is left out: a bar that never was is no zero. */
export function fromFirstTraffic(view: ChartView): ChartView {
  const first = view.buckets.findIndex((bucket) => bucket.values.some((value) => value > 0n))
  return first > 0 ? { ...view, buckets: view.buckets.slice(first) } : view
}
