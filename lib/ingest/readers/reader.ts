/** A piece of a file that should be an event: its value, or an `UnreadableItem`, and the line where it begins. */
export interface SourceItem {
  line: number
  /** The line where it ends, where that is another one. */
  lastLine?: number
  value: unknown
}

/** Decoded text in pieces of any length, as it comes from the file. */
export type TextPieces = AsyncIterable<string> | Iterable<string>

/** Cuts a text into items as it comes, several at a time; it never holds more than one piece and one item. */
export type Reader = (pieces: TextPieces) => AsyncGenerator<SourceItem[]>
