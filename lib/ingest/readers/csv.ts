import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { OperatorError } from '@/lib/operator-error'
import { UnreadableItem } from '../refusal'
import { MAX_ITEM_LENGTH } from './item'
import type { Reader, SourceItem } from './reader'

const required = ['id', 'created_at', 'model', 'prompt_tokens', 'completion_tokens']
const ITEMS_AT_ONCE = 1000
const jsonNumber = /^-?\d+(?:\.\d+)?$/

/** The columns whose cells are not the text of the field with the same name. */
const cells: Record<string, (cell: string) => unknown> = Object.fromEntries([
  ['incomplete', flagOf],
  ...[
    ...['prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'cached_tokens'],
    ...['latency_ms', 'generation_ms', 'tool_calls', 'sample_weight'],
    ...['normalised_prompt_tokens', 'normalised_completion_tokens', 'cache_write_tokens'],
  ].map((name) => [name, numberOf]),
])

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

/**
 * CSV with a header row of the wire's names; the app is in `app_url`, `app_title` and `app_categories` (separated by
 * semicolons, as are `tags`). An empty cell is an absent field, an unknown column is passed over.
 * @throws {OperatorError} where a required column is missing
 */
export const readCsv: Reader = csvReader(required, toWire, (name) => name.toLowerCase())

/**
 * CSV in the words of another source: each line is an object of the texts in its cells, by the header's names.
 * @throws {OperatorError} where a required column is missing
 */
export function readCsvRecords(columns: readonly string[]): Reader {
  return csvReader(columns, toRecord, (name) => name)
}

function csvReader(
  columns: readonly string[],
  toItem: typeof toRecord,
  spell: (name: string) => string,
): Reader {
  return async function* (pieces) {
    let items: SourceItem[] = []
    /** The parser runs ahead of the loop below: what it skips waits here until its turn in the file. */
    const skipped: SourceItem[] = []
    const parser = parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: MAX_ITEM_LENGTH,
      on_skip: (error) => {
        skipped.push({
          line: Number(error?.lines ?? 0),
          value: unreadable(error?.message ?? 'unknown fault'),
        })
      },
    })
    // A failure ends the parser with the same error, which the loop below throws: the callback has nothing to add.
    pipeline(Readable.from(pieces), parser, () => undefined)
    let header: string[] | undefined
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      while (skipped[0] && skipped[0].line < info.lines) items.push(skipped.shift()!)
      if (header) items.push({ line: info.lines, value: toItem(header, record) })
      else
        header = checkedHeader(
          record.map((name) => spell(name.trim())),
          columns,
        )
      if (items.length < ITEMS_AT_ONCE) continue
      yield items
      items = []
    }
    if (!header) checkedHeader([], columns)
    yield [...items, ...skipped]
  }
}

function checkedHeader(header: string[], columns: readonly string[]): string[] {
  const missing = columns.filter((name) => !header.includes(name))
  if (missing.length === 0) return header
  if (header.length === 0) throw new OperatorError('There is nothing in it.')
  const hint = columns === required ? ' Records of another source need --format, with its name.' : ''
  throw new OperatorError(
    `The CSV's first line must name the columns; it lacks ${missing.join(', ')}.${hint}`,
  )
}

function toRecord(
  header: readonly string[],
  record: readonly string[],
): Record<string, unknown> | UnreadableItem {
  if (record.length !== header.length) {
    return unreadable(`it has ${record.length} cells, the header has ${header.length}`)
  }
  const filled: Record<string, unknown> = {}
  for (const [place, name] of header.entries()) if (record[place] !== '') filled[name] = record[place]
  return filled
}

function toWire(header: readonly string[], record: readonly string[]): ReturnType<typeof toRecord> {
  const wire = toRecord(header, record)
  if (wire instanceof UnreadableItem) return wire
  for (const [name, cell] of Object.entries(wire)) wire[name] = cells[name]?.(cell as string) ?? cell
  const { app_url: url, app_title: title, app_categories: categories } = wire
  if (url ?? title ?? categories) wire.app = { url, title, categories: splitList(categories) }
  if (wire.tags !== undefined) wire.tags = splitList(wire.tags)
  return wire
}

/** A number as JSON would have it; anything else stays text, and is refused as such. */
function numberOf(cell: string): number | string {
  return jsonNumber.test(cell) ? Number(cell) : cell
}

/** `true` or `false` in any letters; anything else stays text, and is refused as such. */
function flagOf(cell: string): boolean | string {
  const flag = cell.toLowerCase()
  return flag === 'true' || (flag === 'false' ? false : cell)
}

function splitList(cell: unknown): string[] {
  return String(cell ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
}

function unreadable(what: string): UnreadableItem {
  return new UnreadableItem({ code: 'invalid_csv', message: `This line of CSV cannot be read: ${what}.` })
}
