import { UnreadableItem } from '../refusal'

/** An event takes a few hundred characters; one of this length belongs to another kind of file. */
export const MAX_ITEM_LENGTH = 1_000_000

/** The value of one item's JSON text, or an item that says it is none. */
export function parseItem(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return new UnreadableItem({ code: 'invalid_json', message: `This is not JSON: ${cause.message}.` })
  }
}
