/**
 * The numbers of `usage_reason` in `events`: why the counts of an event are not simply those of the documented
 * convention of its source. They are added to, never renumbered.
 */
export const usageReasonNumbers = {
  other_convention: 1,
  part_outside: 2,
  hidden_output: 3,
  total_leaves_out_parts: 4,
  total_below_parts: 5,
  total_ambiguous: 6,
  reasoning_above_completion: 7,
  cached_above_prompt: 8,
  cache_write_above_prompt: 9,
  hidden_input: 10,
} as const
