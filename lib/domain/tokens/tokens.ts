/** What one request used, in tokens. Reasoning is part of the completion, cached is part of the prompt. */
export interface TokenCounts {
  promptTokens: number
  completionTokens: number
  reasoningTokens: number
  cachedTokens: number
}

/** The greatest count that one request may state. */
export const MAX_COUNT = 2 ** 31 - 1

/** Why a part was cut down. */
export type PartCut = 'reasoning_above_completion' | 'cached_above_prompt' | 'cache_write_above_prompt'

/** The counts of a request, with what it wrote to a cache: part of the prompt, as the cached tokens are. */
export interface RequestCounts extends TokenCounts {
  cacheWriteTokens: number
}

/**
 * Some providers report a part that is larger than its whole (a recorded reply has 11 reasoning tokens in a
 * completion of 10): the part is cut down to the whole, and the event is counted as adjusted. `cut` is the first
 * that was. The same tokens may be read from a cache and written anew: together both may be more than the prompt.
 */
export function clampParts(counts: RequestCounts): RequestCounts & { cut: PartCut | null } {
  const { promptTokens, completionTokens } = counts
  const reasoningTokens = Math.min(counts.reasoningTokens, completionTokens)
  const cachedTokens = Math.min(counts.cachedTokens, promptTokens)
  const cacheWriteTokens = Math.min(counts.cacheWriteTokens, promptTokens)
  let cut: PartCut | null = null
  if (reasoningTokens < counts.reasoningTokens) cut = 'reasoning_above_completion'
  else if (cachedTokens < counts.cachedTokens) cut = 'cached_above_prompt'
  else if (cacheWriteTokens < counts.cacheWriteTokens) cut = 'cache_write_above_prompt'
  return { promptTokens, completionTokens, reasoningTokens, cachedTokens, cacheWriteTokens, cut }
}
