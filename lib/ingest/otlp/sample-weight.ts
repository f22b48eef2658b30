/** A rate such as 0.333 means one in three. */
const TOLERANCE = 0.005

/**
 * How many requests one event stands for where only a part is passed on. Where that is no whole number, an event
 * stands for the one below or the one above, drawn by its id in the right proportion: 0.4 is one in 2.5, so half of
 * the events count twice and half three times. The sums are then right on the whole, and sending again changes nothing.
 */
export function sampleWeight(rate: number, id: string): number {
  const exact = 1 / rate
  const nearest = Math.round(exact)
  if (Math.abs(exact - nearest) <= TOLERANCE * nearest) return nearest
  return Math.floor(exact) + (fractionOf(id) < exact % 1 ? 1 : 0)
}

/** A number from 0 to 1 that is spread evenly over ids, by FNV-1a with a final mix. */
function fractionOf(id: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
