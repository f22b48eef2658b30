import type { ColumnMap } from './column-map'
import { type CsvHeader, headerOf } from './csv-header'
import { type PhysicalLine, splitCsvLines } from './csv-lines'
import { type CsvRecord, RecordCutter } from './csv-records'
import { type RowPlan, readRow, soundnessOf, unreadable } from './csv-rows'
import type { MappedOptions } from './mapped-event'
import { mappedColumns, ownColumns, type Planner, recordColumns } from './plans'
import type { Reader, SourceItem } from './reader'
import type { SourceColumns } from './source-columns'

/** Told of the columns that nothing is made of, once the header is read. */
export type OnPassedOver = (columns: readonly string[]) => void

/**
 * CSV with a header row of the wire's names. An empty cell is an absent field, an unknown column is passed over.
 * @throws {OperatorError} where a required column is missing
 */
export function readCsv(onPassedOver?: OnPassedOver): Reader {
  return csvReader(ownColumns, onPassedOver)
}

/**
 * CSV of any columns, read as the map says.
 * @throws {OperatorError} where it names a column that is not there, or a required field is missing
 */
export function readMappedCsv(map: ColumnMap, options: MappedOptions, onPassedOver?: OnPassedOver): Reader {
  return csvReader(mappedColumns(map, options), onPassedOver)
}

/**
 * CSV in the words of another source: each line is an object of what its cells say, by the header's names.
 * @throws {OperatorError} where a required column is missing
 */
export function readCsvRecords(marks: readonly string[], known: SourceColumns = {}): Reader {
  return csvReader(recordColumns(marks, known))
}

/** Cells are separated by whatever the header shows; a broken line costs itself. */
function csvReader(planner: Planner, onPassedOver?: OnPassedOver): Reader {
  return async function* (pieces) {
    let waiting: PhysicalLine[] = []
    let rows: { plan: RowPlan; cutter: RecordCutter } | undefined
    const open = (isEnd: boolean): PhysicalLine[] => {
      const header = headerOf(waiting, isEnd)
      if (!header) return []
      rows = openRows(header, planner, onPassedOver)
      return waiting.slice(header.lineCount)
    }
    for await (const lines of splitCsvLines(pieces)) {
      if (!rows) waiting = waiting.length === 0 ? lines : [...waiting, ...lines]
      const ready = rows ? lines : open(false)
      if (rows) yield itemsOf(rows.plan, rows.cutter.take(ready, false))
    }
    const ready = rows ? [] : open(true)
    yield itemsOf(rows!.plan, rows!.cutter.take(ready, true))
  }
}

function openRows(header: CsvHeader, planner: Planner, onPassedOver: OnPassedOver | undefined) {
  const { plan, passedOver } = planner(header)
  onPassedOver?.(passedOver)
  const { delimiter, width } = plan
  const cutter = new RecordCutter({ delimiter, width, looksSound: soundnessOf(plan) })
  return { plan, cutter }
}

function itemsOf(plan: RowPlan, records: readonly CsvRecord[]): SourceItem[] {
  return records.map(({ line, lastLine, cells, fault }) => {
    const value = cells ? readRow(plan, cells) : unreadable(fault!)
    return lastLine === line ? { line, value } : { line, lastLine, value }
  })
}
