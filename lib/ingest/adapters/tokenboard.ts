import type { Adapter } from './adapter'

/** Tokenboard's own wire event: there is nothing to translate. */
export const tokenboard: Adapter = {
  toWireEvent: (item) => item,
}
