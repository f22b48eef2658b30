import { parseNanoUsd } from '../event/money'

/** What a cell can hold, told by the field that its column is read as. */
export type CellKind = 'text' | 'count' | 'amount' | 'duration' | 'id' | 'flag' | 'list'

/** Why a cell says nothing certain, and how it has to be written. */
export class CellFault {
  constructor(readonly advice: string) {}
}

/** How databases write that a cell is empty: PostgreSQL and MySQL say `\N` in dumps, most clients `NULL`. */
const nothings = new Set(['', 'NULL', '\\N'])

export function isEmptyCell(cell: string): boolean {
  return nothings.has(cell) || (cell.charCodeAt(0) <= 32 && cell.trim() === '')
}

const wholeNumber = /^(0|[1-9]\d*)(?:\.(0+))?$/

/**
 * The whole number that a cell states beyond doubt, else undefined. `12.0`, as pandas writes it, is 12. `12.000` may
 * be twelve thousand, and so is refused like every other separator, sign or exponent.
 */
export function countInCell(cell: string): number | undefined {
  const [, digits, zeros] = wholeNumber.exec(cell.trim()) ?? []
  if (digits === undefined || zeros?.length === 3) return undefined
  const count = Number(digits)
  return Number.isSafeInteger(count) ? count : undefined
}

/** With one digit before its point, and `E+18`: a spreadsheet took the id for a number and kept 15 of its digits. */
const roundedId = /^[+-]?\d(?:(?:[.,]\d+)?[eE]\+\d+|[.,]\d+[eE]\d+)$/
/** What software writes that read an id as a floating number. */
const floatingId = /^\d+\.0+$/
const sheetError = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/

const countAdvice =
  'a count is a whole number in digits alone, without separators, fraction, sign or exponent'
const decimalAdvice = 'a decimal is written with digits and a point, without separators, signs or units'
const idAdvice =
  'a spreadsheet or a script took it for a number, and may have rounded it: export again, with the column as text'

const lineAdvice = 'no id goes over several lines: a quote is missing, or one too many'

const decimal = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?$/
/** Either 1 and 234 thousandths, or 1,234 as it is written where the comma is the decimal mark. */
const doubtful = /^[1-9]\d{0,2}\.\d{3}$/

/** How each kind is read. In files with semicolons, as of countries with decimal commas, a point is less certain. */
const kinds: Record<CellKind, (cell: string, delimiter: string) => unknown> = {
  text: (cell) => cell,
  count: (cell) => countInCell(cell) ?? new CellFault(countAdvice),
  amount: (cell, delimiter) => {
    const text = cell.trim()
    return isDecimal(text, delimiter) && parseNanoUsd(text) !== undefined
      ? text
      : new CellFault(decimalAdvice)
  },
  duration: (cell, delimiter) => {
    const text = cell.trim()
    return isDecimal(text, delimiter) ? Number(text) : new CellFault(decimalAdvice)
  },
  id: (cell) => {
    if (cell.includes('\n') || cell.includes('\r')) return new CellFault(lineAdvice)
    const isSpoilt = roundedId.test(cell) || floatingId.test(cell) || sheetError.test(cell)
    return isSpoilt ? new CellFault(idAdvice) : cell
  },
  flag: (cell) => flags.get(cell.trim().toLowerCase()) ?? new CellFault('it must be true or false'),
  list: (cell) => splitList(cell),
}

const flags = new Map<string, boolean>([
  ...['true', 't', '1'].map((text) => [text, true] as const),
  ...['false', 'f', '0'].map((text) => [text, false] as const),
])

function isDecimal(text: string, delimiter: string): boolean {
  return decimal.test(text) && !(delimiter === ';' && doubtful.test(text))
}

/** What a filled cell says, or a `CellFault`. */
export function readCell(kind: CellKind, cell: string, delimiter: string): unknown {
  return kinds[kind](cell, delimiter)
}

function splitList(cell: string): string[] {
  return cell
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
}
