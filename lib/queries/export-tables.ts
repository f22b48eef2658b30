import type { Reader } from '@/db/client'
import type { ExportTable, TableQuestion } from '@/lib/domain/export-table'
import { openLengths } from './length-files'
import type { OpenExport } from './open-export'

type OpenTable = (reader: Reader, question: TableQuestion, now: Date) => Promise<OpenExport>

/** The columns and rows of every table: an entry here for each of `exportTables`. */
const openers: Record<ExportTable, OpenTable> = {
  context: openLengths,
}

/** A table as rows of text cells, read by the same functions as the page. */
export function openTable(
  reader: Reader,
  table: ExportTable,
  question: TableQuestion,
  now: Date,
): Promise<OpenExport> {
  return openers[table](reader, question, now)
}
