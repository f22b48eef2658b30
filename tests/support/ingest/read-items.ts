import type { Reader } from '@/lib/ingest/readers/reader'
import { UnreadableItem } from '@/lib/ingest/refusal'

/** What a reader makes of pieces: `[line, value]`, with the last line where there are several, a broken item as its code. */
export async function readItems(
  reader: Reader,
  pieces: Iterable<string>,
): Promise<[number | string, unknown][]> {
  const all: [number | string, unknown][] = []
  for await (const items of reader(pieces)) {
    for (const { line, lastLine, value } of items) {
      const place = lastLine === undefined ? line : `${line}-${lastLine}`
      all.push([place, value instanceof UnreadableItem ? value.refusal.code : value])
    }
  }
  return all
}

/** The text in pieces of these lengths, again and again. */
export function* cut(text: string, lengths: readonly number[]): Generator<string> {
  let at = 0
  for (let turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length]! + 1
    yield text.slice(at, at + length)
    at += length
  }
}
