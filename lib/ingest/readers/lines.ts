import { OperatorError } from '@/lib/operator-error'
import { MAX_ITEM_LENGTH, parseItem } from './item'
import type { Reader, TextPieces } from './reader'

/** NDJSON: one event a line. A broken line costs only itself. */
export const readLines: Reader = async function* (pieces) {
  for await (const lines of splitLines(pieces)) {
    const filled = lines.filter(({ text }) => text.trim() !== '')
    if (filled.length > 0) yield filled.map(({ line, text }) => ({ line, value: parseItem(text) }))
  }
}

interface Line {
  line: number
  text: string
}

async function* splitLines(pieces: TextPieces): AsyncGenerator<Line[]> {
  let rest = ''
  let line = 1
  for await (const piece of pieces) {
    const texts = (rest + piece).split('\n')
    rest = texts.pop()!
    const first = line
    line += texts.length
    if (texts.length > 0) yield texts.map((text, place) => ({ line: first + place, text }))
    if (rest.length > MAX_ITEM_LENGTH) {
      throw new OperatorError(`Line ${line} has more than ${MAX_ITEM_LENGTH} characters: this is not NDJSON.`)
    }
  }
  yield [{ line, text: rest }]
}
