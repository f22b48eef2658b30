import type { Reader } from '@/db/client'
import type { ListQuestion } from '@/lib/domain/traffic/list-question'
import { getList } from '@/lib/queries/lists/list'
import { boardWindow } from '@/lib/queries/shared/board-window'
import { listFileColumns } from '@/lib/view/list/list-file'
import { cellsOf, type OpenExport } from './open-export'

/** A list of all things of a kind, read by the function of its page. */
export async function openList(reader: Reader, question: ListQuestion, now: Date): Promise<OpenExport> {
  const { rows, freshness } = await getList(reader, question, true)
  const columns = listFileColumns(question.kind)
  return {
    columns,
    range: boardWindow({ period: 'week', range: null }, freshness, now).current,
    freshness,
    totalTokens: rows.reduce((sum, { tokens }) => sum + tokens, 0n),
    rows: cellsOf(columns, [rows]),
  }
}
