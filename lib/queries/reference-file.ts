import type { Reader } from '@/db/client'
import type { TableQuestion } from '@/lib/domain/exports/export-table'
import { referenceColumns } from '@/lib/domain/exports/reference-columns'
import type { ReferenceDimension } from '@/lib/domain/reference'
import { boardWindow } from './board-window'
import { getFreshness } from './freshness'
import { cellsOf, type OpenExport } from './open-export'
import { getReference } from './reference'

/** The page's numbers: every model or author that was published, and Other. */
export async function openReference(
  reader: Reader,
  { by, period, range }: TableQuestion,
  now: Date,
): Promise<OpenExport> {
  const freshness = await getFreshness(reader)
  const asked = range ?? boardWindow({ period: period ?? 'month', range: null }, freshness, now).current
  const board = await getReference(reader, by as ReferenceDimension, asked)
  const columns = referenceColumns(board)
  return {
    columns,
    range: asked,
    freshness,
    totalTokens: board?.ownTotal ?? 0n,
    rows: cellsOf(columns, [board?.rows ?? []]),
  }
}
