import { formatDay, formatMonth } from '../text/format-day'
import { text } from '../text/messages'
import { shortNumber } from '../text/number-kind'
import type { LineBucket, LineView } from './line-view'

/** One sentence of a chart of lines, from its complete buckets: how a lone line moved, or who is highest and lowest. */
export function lineSummary(view: LineView): string {
  const { grain } = view
  const rows = rowsOf(view)
  const complete = view.buckets.filter((bucket) => !bucket.isPartial && knownRows(rows, bucket).length > 0)
  const first = complete[0]
  const last = complete.at(-1)
  if (!first || !last) return text('charts.summary.nothing', { grain })
  const written = (bucket: LineBucket, row: number) =>
    text(`charts.values.${view.kind}`, { number: shortNumber(view.kind, bucket.values[row]!) })
  const nameOf = (row: number) => view.series[row]!.inSentence ?? view.series[row]!.name
  const known = knownRows(rows, last).sort((one, other) => last.values[other]! - last.values[one]!)
  const [high, low] = [known[0]!, known.at(-1)!]
  const when = text('charts.summary.inBucket', {
    grain,
    day: formatDay(last.bucket),
    month: formatMonth(last.bucket),
  })
  if (rows.length > 1 && high !== low) {
    const values = {
      high: nameOf(high),
      highest: written(last, high),
      low: nameOf(low),
      lowest: written(last, low),
    }
    return text('charts.summary.lines', { ...values, when })
  }
  if (rows.length > 1 || first === last) {
    return text('charts.summary.line', { name: nameOf(high), value: written(last, high), when })
  }
  const values = { from: written(first, high), to: written(last, high), since: formatDay(first.bucket) }
  return text('charts.summary.move', { name: nameOf(high), ...values })
}

/** The named ones; what is left over does not compete with them. */
function rowsOf({ series }: LineView): number[] {
  const named = [...series.keys()].filter((row) => !series[row]!.isOther)
  return named.length > 0 ? named : [...series.keys()]
}

function knownRows(rows: number[], { values }: LineBucket): number[] {
  return rows.filter((row) => (values[row] ?? null) !== null)
}
