import { type Fields, isFields } from './fields'

/**
 * The usage of a stream from what its chunks state of it. Counts are those so far, so of each the largest holds, and a
 * 0 after it is a placeholder; of all else the last that is there.
 */
export function largestCounts(usages: readonly unknown[]): Fields | undefined {
  const stated = usages.filter(isFields)
  return stated.length === 0 ? undefined : stated.reduce(larger, {})
}

function larger(before: Fields, after: Fields): Fields {
  const merged = { ...before }
  for (const [name, value] of Object.entries(after)) {
    const known = merged[name]
    if (value === undefined || value === null) continue
    if (typeof known === 'number' && typeof value === 'number') merged[name] = Math.max(known, value)
    else if (isFields(value)) merged[name] = larger(isFields(known) ? known : {}, value)
    else merged[name] = value
  }
  return merged
}
