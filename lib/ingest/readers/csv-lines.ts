import { MAX_ITEM_LENGTH } from './item'
import type { TextPieces } from './reader'

/** A line of a file, as it stands there. */
export interface PhysicalLine {
  line: number
  /** Without its end; of CRLF the CR is still there. */
  text: string
  /** How many quotes stand in it. */
  quotes: number
  /** It has more than `MAX_ITEM_LENGTH` characters: its text was let go. */
  isTooLong: boolean
}

/** The lines of a text, several at a time. They end with LF or CRLF, or with CR alone where the first line does. */
export async function* splitCsvLines(pieces: TextPieces): AsyncGenerator<PhysicalLine[]> {
  let rest = ''
  let line = 1
  let end: string | undefined
  let isCut = false
  for await (const piece of pieces) {
    rest += piece
    end ??= lineEndOf(rest)
    if (end === undefined) continue
    const texts = rest.split(end)
    rest = texts.pop()!
    if (texts.length > 0) {
      yield texts.map((text, place) => physicalLine(line + place, text, isCut && place === 0))
      line += texts.length
      isCut = false
    }
    if (rest.length <= MAX_ITEM_LENGTH) continue
    isCut = true
    rest = ''
  }
  yield rest
    .split(end ?? lastLineEnd(rest))
    .map((text, place) => physicalLine(line + place, text, isCut && place === 0))
}

/** All lines of a short text, of which the last may be cut off. */
export function linesOf(text: string): PhysicalLine[] {
  return text
    .split(lineEndOf(text) ?? lastLineEnd(text))
    .map((each, place) => physicalLine(place + 1, each, false))
}

/** The line end of a text that has none outside of quotes, but perhaps as its last character. */
function lastLineEnd(text: string): string {
  return text.includes('\n') ? '\n' : '\r'
}

function physicalLine(line: number, text: string, isCut: boolean): PhysicalLine {
  if (isCut || text.length > MAX_ITEM_LENGTH) return { line, text: '', quotes: 0, isTooLong: true }
  return { line, text, quotes: countQuotes(text), isTooLong: false }
}

function countQuotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1
  return count
}

/** How the first line ends, outside of quotes; undefined while that is not known. */
function lineEndOf(text: string): string | undefined {
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if (character === '\n') return '\n'
    if (character === '\r' && at + 1 < text.length) return text[at + 1] === '\n' ? '\n' : '\r'
  }
  return text.length > MAX_ITEM_LENGTH ? '\n' : undefined
}
