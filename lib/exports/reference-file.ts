import type { Reader } from '@/db/client'
import type { ReferenceDimension } from '@/lib/domain/traffic/reference'
import { getReference } from '@/lib/queries/coverage/reference'
import { boardWindow } from '@/lib/queries/shared/board-window'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { referenceColumns } from '@/lib/view/reference/reference-columns'
import { cellsOf, type OpenExport } from './open-export'

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
