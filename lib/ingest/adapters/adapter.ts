/**
 * A source of events with words of its own. It only translates: whether the result is sound is checked once,
 * for all sources, by what follows in `accept`.
 */
export interface Adapter {
  /** One item of the source as a Tokenboard wire event. */
  toWireEvent(item: unknown): unknown
}
