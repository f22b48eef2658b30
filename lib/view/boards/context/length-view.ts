import { lengthBuckets, lengthEdges } from '@/lib/domain/tokens/length-buckets'
import type { LengthBoard, LengthRow, LengthSeries } from '@/lib/domain/tokens/lengths'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { ratio } from '@/lib/domain/tokens/ratio'
import { changeOf } from '@/lib/domain/traffic/change'
import type { ChartView } from '../../chart/chart-view'
import { fromFirstTraffic } from '../../chart/chart-views'
import { OTHER_COLOUR } from '../../colour/colours'
import { scaleColours } from '../../colour/scale-colours'
import type { TableColumn, TableView } from '../../table/table-view'
import { changeWords } from '../../text/change-text'
import { formatBucket } from '../../text/day-text'
import { percent, tickCount } from '../../text/format'
import { text } from '../../text/messages'
import { countCell, valueCell } from '../../text/metric-text'

const colours = scaleColours(lengthBuckets.length)

const colourOf = (bucket: number | null) => (bucket === null ? OTHER_COLOUR : colours[bucket]!)

/** `1K to 10K`; the bucket's edges in words. */
export function lengthName(bucket: number | null): string {
  if (bucket === null) return text('lengths.unknown')
  const from = lengthEdges[bucket - 1]
  const until = lengthEdges[bucket]
  if (from === undefined) return text('lengths.below', { until: tickCount(BigInt(until!)) })
  if (until === undefined) return text('lengths.from', { from: tickCount(BigInt(from)) })
  return text('lengths.between', { from: tickCount(BigInt(from)), until: tickCount(BigInt(until)) })
}

/** Requests by length over time, as parts of all. */
export function lengthChart(series: LengthSeries, title: string): ChartView {
  return fromFirstTraffic({
    ...{ title, metric: 'requests', mode: 'share', grain: series.grain, estimated: series.estimated },
    series: series.lengths.map((length, index) => ({
      key: `s${index}`,
      name: lengthName(length),
      inSentence: text('lengths.inSentence', { length: lengthName(length) }),
      colour: colourOf(length),
      href: null,
      isOther: length === null,
    })),
    buckets: series.buckets.map(({ bucket, isPartial, requests }) => {
      return { bucket, isPartial, label: formatBucket(bucket, series.grain), values: requests }
    }),
  })
}

/** Requests by length as a table whose shares are bars. */
export function lengthTable({ rows, total, estimated, window }: LengthBoard, caption: string): TableView {
  const largest = largestOf(rows.map(({ requests }) => requests))
  const mean = (row: LengthRow) =>
    row.requests === 0n ? null : countCell('tokensPerRequest', totalTokens(row) / row.requests, estimated)
  return {
    caption,
    keys: rows.map(({ bucket }) => String(bucket)),
    columns: [
      {
        id: 'length',
        kind: 'name',
        label: text('columns.length.label'),
        cells: rows.map(({ bucket }) => ({
          name: lengthName(bucket),
          href: null,
          colour: colourOf(bucket),
        })),
      },
      {
        id: 'share',
        kind: 'share',
        label: text('columns.share.label'),
        hint: text('columns.length.share'),
        cells: rows.map(({ bucket, requests }) => ({
          text: percent(requests, total.requests),
          part: ratio(requests, largest)!,
          colour: colourOf(bucket),
        })),
      },
      {
        id: 'requests',
        kind: 'count',
        label: text('metrics.requests.label'),
        cells: rows.map(({ requests }) => valueCell('requests', requests, estimated)),
      },
      ...(window.previous === null ? [] : [change(rows)]),
      {
        id: 'mean',
        kind: 'count',
        label: text('columns.tokensPerRequest.label'),
        hint: text('columns.tokensPerRequest.hint'),
        hiddenBelow: 'md',
        cells: rows.map(mean),
      },
    ],
  }
}

function change(rows: readonly LengthRow[]): TableColumn {
  return {
    id: 'change',
    kind: 'change',
    label: text('columns.change.label'),
    hint: text('columns.change.hint'),
    hiddenBelow: 'sm',
    cells: rows.map((row) => changeWords(changeOf(row.requests, row.previousRequests))),
  }
}

/** At least 1, so that it can be divided by. */
function largestOf(values: bigint[]): bigint {
  let largest = 1n
  for (const value of values) if (value > largest) largest = value
  return largest
}
