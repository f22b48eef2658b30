import { OperatorError } from '@/lib/operator-error'
import { MAX_ITEM_LENGTH, parseItem } from './item'
import type { Reader } from './reader'

/** One record as a JSON document over several lines. */
export const readDocument: Reader = async function* (pieces) {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length > MAX_ITEM_LENGTH) {
      throw new OperatorError(
        `The record has more than ${MAX_ITEM_LENGTH} characters: send a list or NDJSON.`,
      )
    }
  }
  yield [{ line: 1, value: parseItem(text) }]
}
