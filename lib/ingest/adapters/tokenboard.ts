import type { Adapter } from './adapter'

/** Tokenboard's own wire event: there is nothing to translate. */
export const tokenboard: Adapter = {
  file: null, // its own forms have readers of their own
  toWireEvent: (item) => item,
}
