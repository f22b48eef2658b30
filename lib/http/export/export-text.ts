import type { OpenExport } from '@/lib/exports/open-export'
import type { ExportFormat } from '@/lib/view/file/export'
import { csvHeader, csvLines } from './csv'
import { jsonMeta, jsonRow } from './export-json'

/** The text of a file, piece by piece as its rows are read. */
export const exportTexts: Record<
  ExportFormat,
  { contentType: string; disposition: string; text(file: OpenExport): AsyncGenerator<string> }
> = {
  csv: { contentType: 'text/csv; charset=utf-8; header=present', disposition: 'attachment', text: csvText },
  json: { contentType: 'application/json; charset=utf-8', disposition: 'inline', text: jsonText },
}

async function* csvText({ columns, rows }: OpenExport): AsyncGenerator<string> {
  yield csvHeader(columns)
  for await (const batch of rows) yield csvLines(columns, batch)
}

async function* jsonText(file: OpenExport): AsyncGenerator<string> {
  let separator = '{"data":[\n'
  for await (const batch of file.rows) {
    if (batch.length === 0) continue
    yield separator + batch.map((row) => jsonRow(file.columns, row)).join(',\n')
    separator = ',\n'
  }
  yield `${separator === ',\n' ? '' : separator}\n],"meta":${jsonMeta(file)}}\n`
}
