import { lastDay } from '@/lib/domain/time/day-range'
import type { OpenExport } from '@/lib/exports/open-export'
import type { ColumnKind } from '@/lib/view/file/export-columns'
import type { CsvColumn } from './csv'

/** Each cell as JSON. Counts and money stay texts, since they can pass what a JavaScript number holds. */
export function jsonRow(columns: CsvColumn[], row: (string | null)[]): string {
  const entries = columns.map(({ name, kind }, index) => [name, jsonCell(row[index]!, kind)])
  return JSON.stringify(Object.fromEntries(entries))
}

export function jsonMeta({ freshness, range, totalTokens }: OpenExport): string {
  return JSON.stringify({
    as_of: freshness.asOf,
    data_through: freshness.dataThrough,
    data_version: String(freshness.dataVersion),
    from: range.from,
    to: lastDay(range),
    total_tokens: String(totalTokens),
  })
}

function jsonCell(cell: string | null, kind: ColumnKind): string | number | boolean | null {
  if (cell === null) return null
  if (kind === 'rank' || kind === 'fraction') return Number(cell)
  return kind === 'flag' ? cell === 'true' : cell
}
