import type { Reader } from '@/db/client'
import type { ListedBucket } from '@/lib/domain/traffic/series'
import { openBoard } from '@/lib/queries/boards/board'
import { streamBoard } from '@/lib/queries/boards/ranked-board'
import { findEntity } from '@/lib/queries/entity/entity-ref'
import { openSeries, streamSeries } from '@/lib/queries/series/series'
import { boardWindow } from '@/lib/queries/shared/board-window'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { ExportQuestion } from '@/lib/view/file/export'
import { boardColumns, type ChartRow, chartColumns } from '@/lib/view/file/export-columns'
import { openComparison } from './compare-file'
import { openTable } from './export-tables'
import { openList } from './list-file'
import { boardExport, cellsOf, type OpenExport } from './open-export'

/**
 * A board, chart or table as rows of text cells: the same numbers as on the page, all rows, with flat memory.
 * @throws {UnknownEntity}
 */
export async function openExport(reader: Reader, asked: ExportQuestion, now: Date): Promise<OpenExport> {
  if (asked.kind === 'compare') return openComparison(reader, asked.question, now)
  if (asked.kind === 'list') return openList(reader, asked.question, now)
  const of = asked.of && (await findEntity(reader, asked.of))
  if (asked.kind === 'board') {
    const { dimension, question } = asked
    const board = await openBoard(reader, dimension, question, now, of)
    const columns = boardColumns(dimension, question.metric, board.total, board.unknown)
    return boardExport(board, columns, streamBoard(reader, board))
  }
  if (asked.kind === 'table') return openTable(reader, asked.table, asked.question, now, of)
  const { dimension, question, period } = asked
  const days =
    period === null ? null : boardWindow({ period, range: null }, await getFreshness(reader), now).current
  const open = await openSeries(reader, dimension, { ...question, range: question.range ?? days }, now, of)
  const columns = chartColumns(question.metric)
  return {
    columns,
    range: open.chart.range,
    freshness: open.chart.freshness,
    totalTokens: open.total.totalTokens,
    rows: cellsOf(columns, chartRows(streamSeries(reader, open))),
  }
}

async function* chartRows(buckets: AsyncGenerator<ListedBucket>) {
  let batch: ChartRow[] = []
  for await (const { bucket, listed, total, isPartial } of buckets) {
    for (const { entity, point } of listed) {
      batch.push({ bucket, slug: entity.slug, name: entity.name, point, total, isPartial })
    }
    if (batch.length >= 1000) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
