import type { Dimension } from '@/lib/domain/entity/dimension'
import { dollarText } from '@/lib/domain/money/money'
import { type Measures, type Metric, metrics, totalTokens } from '@/lib/domain/tokens/measures'
import { ratioText } from '@/lib/domain/tokens/ratio'
import type { BoardRow } from '@/lib/domain/traffic/board'
import { changeOf, changeText } from '@/lib/domain/traffic/change'
import type { SeriesPoint } from '@/lib/domain/traffic/series'

/**
 * What a column holds, which decides how a file writes it. `text` is guarded against spreadsheet formulas in CSV;
 * `count` and `money` are exact decimal texts in JSON, `rank` and `fraction` are numbers there, `flag` a boolean.
 */
export type ColumnKind = 'text' | 'rank' | 'count' | 'money' | 'fraction' | 'flag'

export interface ExportColumn<Row> {
  name: string
  kind: ColumnKind
  /** The value as its exact text; null where there is none. */
  cell(row: Row): string | null
}

/** Enough for one part in a trillion: shares of the smallest add up visibly too. */
export const SHARE_DIGITS = 12

/**
 * A board's columns. `share` and the `value` columns follow the metric (dollars for `spend`); `change` and what it
 * compares are always about tokens.
 * @param unknown the measures, as the rollups name them, that nobody knows of the rows: their cells stay empty
 */
export function boardColumns(
  dimension: Dimension,
  metric: Metric,
  total: Measures,
  unknown: readonly string[] = [],
): ExportColumn<BoardRow>[] {
  const { valueOf: metricOf } = metrics[metric]
  const whole = metricOf(total)
  const valueKind = kindOf(metric)
  const author: ExportColumn<BoardRow> = {
    name: 'author',
    kind: 'text',
    cell: (row) => row.author?.slug ?? null,
  }
  const ifKnown = (measure: string, cell: (row: BoardRow) => string | null) =>
    unknown.includes(measure) ? () => null : cell
  return [
    { name: 'rank', kind: 'rank', cell: (row) => (row.rank === null ? null : String(row.rank)) },
    { name: 'slug', kind: 'text', cell: (row) => row.slug },
    { name: 'name', kind: 'text', cell: (row) => row.name },
    ...(dimension === 'models' ? [author] : []),
    { name: 'requests', kind: 'count', cell: (row) => String(row.requests) },
    { name: 'total_tokens', kind: 'count', cell: (row) => String(totalTokens(row)) },
    { name: 'prompt_tokens', kind: 'count', cell: (row) => String(row.promptTokens) },
    { name: 'completion_tokens', kind: 'count', cell: (row) => String(row.completionTokens) },
    { name: 'reasoning_tokens', kind: 'count', cell: (row) => String(row.reasoningTokens) },
    {
      name: 'cached_tokens',
      kind: 'count',
      cell: ifKnown('cached_tokens', (row) => String(row.cachedTokens)),
    },
    { name: 'cost_usd', kind: 'money', cell: ifKnown('cost_nano_usd', costText) },
    { name: 'share', kind: 'fraction', cell: (row) => ratioText(metricOf(row), whole, SHARE_DIGITS) },
    {
      name: 'previous_total_tokens',
      kind: 'count',
      cell: (row) => row.previous && String(totalTokens(row.previous)),
    },
    {
      name: 'change',
      kind: 'fraction',
      cell: (row) => changeText(totalTokens(row), row.previous && totalTokens(row.previous)) || null,
    },
    { name: 'is_new', kind: 'flag', cell: isNew },
    { name: 'estimated', kind: 'flag', cell: (row) => String(row.estimated) },
    { name: 'tool_calls', kind: 'count', cell: ifKnown('tool_calls', (row) => String(row.toolCalls)) },
    {
      name: 'tool_requests',
      kind: 'count',
      cell: ifKnown('tool_requests', (row) => String(row.toolRequests)),
    },
    { name: 'value', kind: valueKind, cell: (row) => valueText(metricOf(row), metric) },
    {
      name: 'previous_value',
      kind: valueKind,
      cell: (row) => row.previous && valueText(metricOf(row.previous), metric),
    },
    {
      name: 'value_change',
      kind: 'fraction',
      cell: (row) => changeText(metricOf(row), row.previous && metricOf(row.previous)) || null,
    },
    { name: 'previous_rank', kind: 'rank', cell: (row) => row.previousRank?.toString() ?? null },
    {
      name: 'normalised_tokens',
      kind: 'count',
      cell: ifKnown('normalised_tokens', ({ normalisedTokens }) => String(normalisedTokens)),
    },
    {
      name: 'normalised_own_tokens',
      kind: 'count',
      cell: ifKnown('normalised_own_tokens', ({ normalisedOwnTokens }) => String(normalisedOwnTokens)),
    },
  ]
}

/** One entity in one bucket of a chart. */
export interface ChartRow {
  bucket: string
  slug: string
  name: string
  point: SeriesPoint
  total: SeriesPoint
  isPartial: boolean
}

/** A chart's columns. `share` is of the bucket's own total. */
export function chartColumns(metric: Metric): ExportColumn<ChartRow>[] {
  return [
    { name: 'bucket', kind: 'text', cell: (row) => row.bucket },
    { name: 'slug', kind: 'text', cell: (row) => row.slug },
    { name: 'name', kind: 'text', cell: (row) => row.name },
    { name: 'total_tokens', kind: 'count', cell: (row) => String(row.point.totalTokens) },
    { name: 'requests', kind: 'count', cell: (row) => String(row.point.requests) },
    {
      name: 'share',
      kind: 'fraction',
      cell: (row) => ratioText(row.point.value, row.total.value, SHARE_DIGITS),
    },
    { name: 'is_partial', kind: 'flag', cell: (row) => String(row.isPartial) },
    { name: 'value', kind: kindOf(metric), cell: (row) => valueText(row.point.value, metric) },
  ]
}

export function kindOf(metric: Metric): ColumnKind {
  return metrics[metric].unit === 'dollars' ? 'money' : 'count'
}

export function valueText(value: bigint, metric: Metric): string {
  return metrics[metric].unit === 'dollars' ? dollarText(value) : String(value)
}

/** Null where no request had a price: that is unknown, not free. */
function costText(row: BoardRow): string | null {
  return row.unpricedRequests === row.requests ? null : dollarText(row.costNanoUsd)
}

function isNew(row: BoardRow): string {
  return String(changeOf(totalTokens(row), row.previous && totalTokens(row.previous))?.kind === 'new')
}
