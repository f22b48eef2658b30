import type { ServerResponse } from 'node:http'

/** Caches may keep a page, but must ask each time: the answer is a 304 until a rollup changes something. */
export const ASK_EACH_TIME = 'public, no-cache'

/**
 * Keeps from the reader how long Next would let every cache between here and there show the page, since a rollup can
 * make it old at any moment and reaches no cache but ours.
 * @returns what Next declared, once it has answered
 */
export function withholdLifetime(response: ServerResponse): () => string | undefined {
  let declared: string | undefined
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'cache-control' || !/\bs-maxage=/.test(String(value))) {
      return setHeader(name, value)
    }
    declared = String(value)
    return setHeader(name, ASK_EACH_TIME)
  }
  return () => declared
}
