import type { WireEvent } from '../event/wire-event'
import type { NotUsage } from '../not-usage'
import type { SourceColumns } from '../readers/source-columns'
import type { UnreadableItem } from '../refusal'

/** How a file of a source's records is known. */
export interface RecordFile {
  /** Keys (in CSV, columns) that its records have and those of no other do: such files need no `--format`. */
  keys: readonly string[]
  /** Its columns in CSV that are not simply text. */
  columns?: SourceColumns
}

/**
 * A source of events with words of its own. It only translates: whether the result is sound is checked once,
 * for all sources, by what follows in `accept`.
 */
export interface Adapter {
  /** Undefined where a file of its records is not known by itself, null where its records stand in no file of their own. */
  file?: RecordFile | null
  /**
   * For sources where several records tell of one request, such as the chunks of a stream: the same records at the
   * same places, those that do not count replaced by `NotUsage`. Runs over one request or one stretch of a file.
   */
  settle?(items: readonly unknown[]): readonly unknown[]
  /** One record as a Tokenboard wire event; what is not even a record is handed on as it is, and refused later. */
  toWireEvent(item: unknown): WireEvent | NotUsage | UnreadableItem | unknown
}
