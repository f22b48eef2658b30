import type { Grain } from '@/lib/domain/time/buckets'
import { ratio } from '@/lib/domain/tokens/ratio'
import { type Ratio, ratioOf } from '@/lib/domain/tokens/ratios'
import type { ReasoningServed } from '@/lib/domain/tokens/reasoning'
import type { MeasureBucket, MeasureSeries } from '@/lib/domain/traffic/measure-series'
import { entityPath } from '../address/entity-path'
import { chartColours, OTHER_COLOUR } from '../colour/colours'
import { lengthColours } from '../colour/scale-colours'
import { formatBucket } from '../text/day-text'
import { entityName } from '../text/entity-name'
import { text } from '../text/messages'
import type { ChartSeries } from './chart-view'
import type { LineBucket, LineView } from './line-view'
import { ratioAxes } from './ratio-axes'

interface Line extends Omit<ChartSeries, 'key'> {
  value(bucket: MeasureBucket): number | null
}

/**
 * A ratio of the largest entities over time, and of everything together, where that is not one of them. `Other` has no
 * line: it is no entity.
 */
export function ratioLines(series: MeasureSeries, name: Ratio, title: string): LineView {
  const { dimension } = series
  const listed = series.entities.filter(({ kind }) => kind === 'entity')
  const colours = dimension
    ? chartColours(
        dimension,
        listed.map(({ slug }) => slug),
      )
    : []
  const lines = listed.map(({ slug, ...entity }, row): Line => {
    return {
      name: entityName(dimension!, slug, entity.name),
      colour: colours[row]!,
      href: entityPath(dimension!, slug),
      isOther: false,
      value: ({ points }) => ratioOf(name, points[row]!),
    }
  })
  const isOneAlone = listed.length === 1 && series.entities.length === 1
  if (!isOneAlone) {
    lines.push({
      name: text('ratios.all.name'),
      inSentence: text('ratios.all.inSentence'),
      colour: OTHER_COLOUR,
      href: null,
      isOther: lines.length > 0,
      value: ({ total }) => ratioOf(name, total),
    })
  }
  const { kind, isNear } = ratioAxes[name]
  return view(series, { title, kind, axis: isNear ? 'near' : 'linear' }, lines)
}

/** The mean prompt and completion of everything together; they lie far apart, so the axis is logarithmic. */
export function lengthLines(series: MeasureSeries, title: string): LineView {
  const lines = (['promptLength', 'completionLength'] as const).map((name): Line => {
    return {
      name: text(`ratios.${name}.label`),
      inSentence: text(`ratios.${name}.inSentence`),
      colour: lengthColours[name],
      href: null,
      isOther: false,
      value: ({ total }) => ratioOf(name, total),
    }
  })
  return view(series, { title, kind: 'tokens', axis: 'log' }, lines)
}

/** The part of all tokens that models which reason served. */
export function servedLine(served: ReasoningServed, title: string): LineView {
  const buckets = served.buckets.map(({ bucket, isPartial, totalTokens, reasoningModelTokens }) => {
    const values = [ratio(reasoningModelTokens, totalTokens)]
    return { bucket, isPartial, label: formatBucket(bucket, served.grain), values }
  })
  const line = {
    key: 's0',
    name: text('boards.reasoning.served.name'),
    colour: lengthColours.promptLength,
    href: null,
    isOther: false,
  }
  return cut({
    ...{ title, kind: 'percent', axis: 'linear', series: [line], buckets },
    grain: served.grain,
    estimated: served.estimated,
  })
}

function view(
  { grain, estimated, buckets }: { grain: Grain; estimated: boolean; buckets: MeasureBucket[] },
  head: Pick<LineView, 'title' | 'kind' | 'axis'>,
  lines: Line[],
): LineView {
  return cut({
    ...head,
    grain,
    estimated,
    series: lines.map(({ value: _value, ...line }, index) => ({ key: `s${index}`, ...line })),
    buckets: buckets.map((bucket): LineBucket => {
      const label = formatBucket(bucket.bucket, grain)
      const values = lines.map(({ value }) => value(bucket))
      return { bucket: bucket.bucket, label, isPartial: bucket.isPartial, values }
    }),
  })
}

/** Without the buckets before there was any traffic. */
function cut(lines: LineView): LineView {
  const first = lines.buckets.findIndex(({ values }) => values.some((value) => value !== null))
  return first > 0 ? { ...lines, buckets: lines.buckets.slice(first) } : lines
}
