import { dollarText } from '@/lib/domain/money/money'
import type { Metric } from '@/lib/domain/tokens/measures'
import {
  baseBucket,
  type ComparedBucket,
  type Comparison,
  indexesOf,
  sharesOf,
} from '@/lib/domain/traffic/comparison'
import { entityPath } from '../address/entity-path'
import type { LineBucket, LineView } from '../chart/line-view'
import { chartColours } from '../colour/colours'
import { formatBucket } from '../text/day-text'
import { entityName } from '../text/entity-name'
import { exactCount } from '../text/format'
import { text } from '../text/messages'
import type { NumberKind } from '../text/number-kind'

const metricKinds: Record<Metric, NumberKind> = {
  tokens: 'tokens',
  requests: 'requests',
  spend: 'dollars',
  reasoning: 'reasoning',
  tools: 'toolCalls',
  normalised: 'normalisedTokens',
}

/** A comparison as lines, from the first bucket in which any of them had something. */
export function comparisonChart(comparison: Comparison): LineView {
  const { question, entities, buckets, estimated } = comparison
  const { dimension, view, grain, metric } = question
  const colours = comparedColours(comparison)
  const first = buckets.findIndex(({ points }) => points.some((point) => point !== null))
  const base = baseBucket(comparison)
  return {
    title: text(`compare.chart.${view}`, { grain, metric: text(`metrics.${metric}.inSentence`) }),
    kind: view === 'absolute' ? metricKinds[metric] : view === 'share' ? 'percent' : 'index',
    axis: view === 'index' ? 'log' : 'linear',
    grain,
    estimated,
    series: entities.map(({ slug, name }, index) => ({
      key: `s${index}`,
      name: entityName(dimension, slug, name),
      colour: colours[index]!,
      href: entityPath(dimension, slug),
      isOther: false,
    })),
    buckets: buckets.slice(Math.max(first, 0)).map((bucket): LineBucket => {
      const { isPartial } = bucket
      const label = formatBucket(bucket.bucket, grain)
      return { bucket: bucket.bucket, label, isPartial, ...valuesOf(bucket, comparison, base) }
    }),
  }
}

/** Each keeps its colour on every page, except where two could be taken for each other. */
export function comparedColours({ question, entities }: Pick<Comparison, 'question' | 'entities'>): string[] {
  return chartColours(
    question.dimension,
    entities.map(({ slug }) => slug),
  )
}

function valuesOf(
  bucket: ComparedBucket,
  { question }: Comparison,
  base: ComparedBucket | undefined,
): Pick<LineBucket, 'values' | 'exact'> {
  if (question.view === 'share') return { values: sharesOf(bucket) }
  if (question.view === 'index') return { values: indexesOf(bucket, base) }
  const { metric } = question
  const isMoney = metric === 'spend'
  return {
    values: bucket.points.map((point) => point && Number(point.value) / (isMoney ? 1e9 : 1)),
    exact: bucket.points.map((point) => point && exactAmount(metric, point.value)),
  }
}

function exactAmount(metric: Metric, value: bigint): string {
  return metric === 'spend' ? dollarText(value) : exactCount(value)
}
