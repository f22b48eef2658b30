import { ratio, ratioText } from '../tokens/ratio'

/** How a total moved against the window before: `new` where there was nothing, null where nothing compares. */
export type Change = { kind: 'new' } | { kind: 'ratio'; value: number } | null

/** @param previous the total of the window before, or null where the period has none (`today`) */
export function changeOf(current: bigint, previous: bigint | null): Change {
  if (previous === null) return null
  if (previous === 0n) return current > 0n ? { kind: 'new' } : null
  return { kind: 'ratio', value: ratio(current - previous, previous)! }
}

/** The change as a fraction with six places (`0.254000`), empty for `new` and for periods without one. */
export function changeText(current: bigint, previous: bigint | null): string {
  return previous === null ? '' : (ratioText(current - previous, previous, 6) ?? '')
}
