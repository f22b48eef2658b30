import { CsvError, parse } from 'csv-parse/sync'
import type { PhysicalLine } from './csv-lines'
import { MAX_ITEM_LENGTH } from './item'

/** One record of CSV, or what could not be read as one: the cells, or why there are none. */
export interface CsvRecord {
  line: number
  /** The last of its lines, where a quoted cell goes over several. */
  lastLine: number
  cells: string[] | undefined
  fault?: string
}

/** What tells a record from a stretch of text that a stray quote made of several. */
export interface RecordShape {
  delimiter: string
  /** How many cells a record has. */
  width: number
  /** Whether the cells could be those of a record, by what stands in them. */
  looksSound(cells: readonly string[]): boolean
}

const strayQuote =
  'a quote stands where none can, or is never closed: quotes go around a whole cell, and are doubled inside'
const tooLong = `it has more than ${MAX_ITEM_LENGTH} characters`

/**
 * Cuts lines into records. In sound CSV a record ends at the first line end before which quotes are even in number.
 * Where what that gives is no record, its first line alone is given up, and the next line is tried as a beginning.
 */
export class RecordCutter {
  /** Begins with a line whose quote is still to be closed. */
  private waiting: readonly PhysicalLine[] = []

  constructor(private readonly shape: RecordShape) {}

  take(lines: readonly PhysicalLine[], isEnd: boolean): CsvRecord[] {
    const all = this.waiting.length === 0 ? lines : [...this.waiting, ...lines]
    const records: CsvRecord[] = []
    const quoted: { record: CsvRecord; text: string }[] = []
    let place = 0
    while (place < all.length) {
      const line = all[place]!
      const record: CsvRecord = { line: line.line, lastLine: line.line, cells: undefined }
      let count = 1
      if (line.isTooLong) record.fault = tooLong
      else if (line.quotes === 0) record.cells = withoutCr(line.text).split(this.shape.delimiter)
      else if (line.quotes % 2 === 0) quoted.push({ record, text: withoutCr(line.text) })
      else {
        const end = closingPlace(all, place, isEnd)
        if (end === undefined) break
        count = this.settle(record, all.slice(place, end + 1))
      }
      records.push(record)
      place += count
    }
    this.waiting = all.slice(place)
    parseEach(quoted, this.shape.delimiter)
    return records.filter(({ cells }) => !cells || !isBlank(cells))
  }

  /** Reads lines of which the first opens a quote and the last closes one; says how many of them it took. */
  private settle(record: CsvRecord, lines: readonly PhysicalLine[]): number {
    const cells = lines.length > 1 ? parseOne(textOf(lines), this.shape.delimiter) : undefined
    if (cells?.length !== this.shape.width) {
      record.fault = strayQuote
      return 1
    }
    record.lastLine = lines.at(-1)!.line
    if (this.holdsRecords(lines)) {
      record.fault =
        'a quote in the first is closed in the last only, and what lies between looks like lines of their own: mend the quote'
    } else record.cells = cells
    return lines.length
  }

  /** Whether two stray quotes, near or far, made a cell of what are records. */
  private holdsRecords(lines: readonly PhysicalLine[]): boolean {
    const { delimiter, width, looksSound } = this.shape
    // Without quotes a record has all its cells, and more where some of them hold separators.
    const isSound = ({ text }: PhysicalLine) => {
      const cells = withoutCr(text).replaceAll('"', '').split(delimiter)
      return cells.length >= width && looksSound(cells)
    }
    const [first, last] = [lines[0]!, lines.at(-1)!]
    // The end of a cell has no cells before its closing quote.
    const hasCells = last.text.slice(0, last.text.indexOf('"')).includes(delimiter)
    return lines.slice(1, -1).some(isSound) || (isSound(last) && (hasCells || isSound(first)))
  }
}

/** The line that closes the quote of another; that line itself where none does, undefined where it may still come. */
export function closingPlace(
  lines: readonly PhysicalLine[],
  from: number,
  isEnd: boolean,
): number | undefined {
  let length = lines[from]!.text.length
  for (let place = from + 1; place < lines.length; place++) {
    const { text, quotes, isTooLong } = lines[place]!
    length += text.length + 1
    if (isTooLong || length > MAX_ITEM_LENGTH) return from
    if (quotes % 2 === 1) return place
  }
  return isEnd ? from : undefined
}

export function textOf(lines: readonly PhysicalLine[]): string {
  return withoutCr(lines.map(({ text }) => text).join('\n'))
}

function withoutCr(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

/** Blank lines, and the rows of nothing that spreadsheets write behind the last one. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** Parses texts of one line all at once, and one by one where there is a fault among them. */
function parseEach(texts: readonly { record: CsvRecord; text: string }[], delimiter: string): void {
  if (texts.length === 0) return
  const all = parseText(texts.map(({ text }) => text).join('\n'), delimiter)
  for (const [place, { record, text }] of texts.entries()) {
    record.cells = all?.length === texts.length ? all[place] : parseOne(text, delimiter)
    if (!record.cells) record.fault = strayQuote
  }
}

/** The cells of one record; undefined where the text is not exactly one. */
export function parseOne(text: string, delimiter: string): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter)
  const records = parseText(text, delimiter)
  return records?.length === 1 ? records[0] : undefined
}

function parseText(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, record_delimiter: ['\n'], relax_column_count: true })
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    return undefined
  }
}
