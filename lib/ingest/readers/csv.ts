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
const cells: Record<string, (cell: string) => unknown> = Object.fromEntries(
  [
    ...['prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'cached_tokens'],
    ...['latency_ms', 'generation_ms', 'tool_calls', 'sample_weight'],
  ].map((name) => [name, numberOf]),
)

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

/**
 * CSV with a header row of the wire's names; the app is in `app_url`, `app_title` and `app_categories` (separated by
 * semicolons). An empty cell is an absent field, an unknown column is passed over.
 * @throws {OperatorError} where a required column is missing
 */
export const readCsv: Reader = async function* (pieces) {
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
      skipped.push({ line: Number(error?.lines ?? 0), value: unreadable(error?.message ?? 'unknown fault') })
    },
  })
  // A failure ends the parser with the same error, which the loop below throws: the callback has nothing to add.
  pipeline(Readable.from(pieces), parser, () => undefined)
  let header: string[] | undefined
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    while (skipped[0] && skipped[0].line < info.lines) items.push(skipped.shift()!)
    if (header) items.push({ line: info.lines, value: toWire(header, record) })
    else header = checkedHeader(record)
    if (items.length < ITEMS_AT_ONCE) continue
    yield items
    items = []
  }
  if (!header) checkedHeader([])
  yield [...items, ...skipped]
}

function checkedHeader(record: readonly string[]): string[] {
  const header = record.map((name) => name.trim().toLowerCase())
  const missing = required.filter((name) => !header.includes(name))
  if (missing.length === 0) return header
  throw new OperatorError(`The CSV's first line must name the columns; it lacks ${missing.join(', ')}.`)
}

function toWire(header: readonly string[], record: readonly string[]): unknown {
  if (record.length !== header.length) {
    return unreadable(`it has ${record.length} cells, the header has ${header.length}`)
  }
  const wire: Record<string, unknown> = {}
  for (const [place, name] of header.entries()) {
    const cell = record[place]!
    if (cell !== '') wire[name] = cells[name]?.(cell) ?? cell
  }
  const { app_url: url, app_title: title, app_categories: categories } = wire
  if (url ?? title ?? categories) wire.app = { url, title, categories: splitCategories(categories) }
  return wire
}

/** A number as JSON would have it; anything else stays text, and is refused as such. */
function numberOf(cell: string): number | string {
  return jsonNumber.test(cell) ? Number(cell) : cell
}

function splitCategories(cell: unknown): string[] {
  return String(cell ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
}

function unreadable(what: string): UnreadableItem {
  return new UnreadableItem({ code: 'invalid_csv', message: `This line of CSV cannot be read: ${what}.` })
}
