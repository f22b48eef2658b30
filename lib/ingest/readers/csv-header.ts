import { OperatorError } from '@/lib/operator-error'
import type { PhysicalLine } from './csv-lines'
import { closingPlace, parseOne, textOf } from './csv-records'

/** What separates cells: CSV as written, as of countries with decimal commas, TSV, and psql's unaligned form. */
export const delimiters = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const

export type Delimiter = keyof typeof delimiters

export interface CsvHeader {
  delimiter: Delimiter
  /** The names of the columns, without spaces around them. */
  names: string[]
  /** How many lines it takes, with those before it. */
  lineCount: number
}

/** The first line of Excel's CSV can say what separates the cells. */
const separatorLine = /^"?sep=([,;\t|])"?$/i

/**
 * Finds the header line, and what separates cells by it; undefined where more lines are needed.
 * @throws {OperatorError} where there is none
 */
export function headerOf(lines: readonly PhysicalLine[], isEnd: boolean): CsvHeader | undefined {
  let given: Delimiter | undefined
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place]!
    const text = line.text.replace(/^\uFEFF|\r$/g, '')
    if (text.trim() === '' && !line.isTooLong) continue
    const [, separator] = separatorLine.exec(text) ?? []
    if (separator && !given) {
      given = separator as Delimiter
      continue
    }
    const end = line.quotes % 2 === 0 ? place : closingPlace(lines, place, isEnd)
    return end === undefined ? undefined : split(lines.slice(place, end + 1), given, end + 1)
  }
  if (isEnd) throw new OperatorError('There is nothing in it.')
  return undefined
}

function split(lines: readonly PhysicalLine[], given: Delimiter | undefined, lineCount: number): CsvHeader {
  const text = textOf(lines).replace(/^\uFEFF/, '')
  const found = (given ? [given] : (Object.keys(delimiters) as Delimiter[]))
    .map((delimiter) => ({ delimiter, cells: parseOne(text, delimiter) ?? [] }))
    .reduce((most, one) => (one.cells.length > most.cells.length ? one : most))
  if (found.cells.length === 0 || lines[0]!.isTooLong) {
    throw new OperatorError(
      `Line ${lines[0]!.line} must name the columns, and is no line of CSV: it has a stray quote, or no end.`,
    )
  }
  return { delimiter: found.delimiter, names: found.cells.map((name) => name.trim()), lineCount }
}
