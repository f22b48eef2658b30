/**
 * Why an event's counts are not simply those of the documented convention of its source. Codes are part of the public
 * API: they are added to, never renamed.
 */
export const usageReasons = [
  /** The parts add up to the stated total under one other known convention alone. */
  'other_convention',
  /** A part is larger than its whole, so it stands beside it. */
  'part_outside',
  /** The stated total holds output that no part names. */
  'hidden_output',
  /** The stated total holds input that is named in another unit, such as seconds of sound. */
  'hidden_input',
  /** Parts stand beside their whole, and the stated total leaves them out. */
  'total_leaves_out_parts',
  /** The stated total is smaller than the parts: they are believed. */
  'total_below_parts',
  /** The stated total fits two conventions that give different counts: the documented one is believed. */
  'total_ambiguous',
  /** More reasoning than completion: cut down to it. */
  'reasoning_above_completion',
  /** More cached than prompt: cut down to it. */
  'cached_above_prompt',
  /** More written to the cache than the prompt: cut down to it. */
  'cache_write_above_prompt',
] as const

export type UsageReason = (typeof usageReasons)[number]

const adjusting: ReadonlySet<UsageReason> = new Set<UsageReason>([
  'total_leaves_out_parts',
  'total_below_parts',
  'total_ambiguous',
  'reasoning_above_completion',
  'cached_above_prompt',
  'cache_write_above_prompt',
])

/** Whether what was stated contradicts itself, so that no reading of it agrees with all of it. */
export function isAdjusting(reason: UsageReason): boolean {
  return adjusting.has(reason)
}
