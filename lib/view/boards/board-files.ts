import type { PageQuestion } from '../address/page-path'
import { boardFile, chartFile, type ExportFile, tableFile } from '../file/export-file'
import type { ExportTable } from '../file/export-table'
import type { BoardFile } from './board-entry'
import { type BoardName, boards } from './boards'

type KnownFile = Exclude<BoardFile, { table: string }> | { table: ExportTable }

const filesOf: Record<BoardName, { files: readonly KnownFile[] }> = boards

/** The files with the numbers of a board's page. */
export function boardFiles(question: PageQuestion): ExportFile[] {
  return question.board === null ? [] : filesOf[question.board].files.map((file) => fileOf(file, question))
}

function fileOf(file: KnownFile, question: PageQuestion): ExportFile {
  if ('list' in file) return boardFile(file.list, question)
  if ('chart' in file) return chartFile(file.chart, question)
  return tableFile(file.table, question)
}
