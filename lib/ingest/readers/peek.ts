import type { TextPieces } from './reader'

const HEAD_LENGTH = 4096

export interface Peeked {
  /** The first characters. */
  head: string
  /** The whole text, the first characters included. */
  text: AsyncIterable<string>
}

/** Looks at the first characters of a text without taking them away. */
export async function peek(pieces: TextPieces): Promise<Peeked> {
  const iterator = eachOf(pieces)
  let head = ''
  while (head.trimStart().length < HEAD_LENGTH) {
    const next = await iterator.next()
    if (next.done) break
    head += next.value
  }
  return { head, text: prepend(head, iterator) }
}

async function* eachOf(pieces: TextPieces): AsyncGenerator<string> {
  yield* pieces
}

async function* prepend(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}
