/** What one request used, in tokens. Reasoning is part of the completion, cached is part of the prompt. */
export interface TokenCounts {
  promptTokens: number
  completionTokens: number
  reasoningTokens: number
  cachedTokens: number
}

/** The greatest count that one request may state. */
export const MAX_COUNT = 2 ** 31 - 1

/**
 * Some providers report a part that is larger than its whole (a recorded reply has 11 reasoning tokens in a
 * completion of 10): the part is cut down to the whole, and the event is counted as adjusted.
 */
export function clampParts(counts: TokenCounts): TokenCounts & { adjusted: boolean } {
  const reasoningTokens = Math.min(counts.reasoningTokens, counts.completionTokens)
  const cachedTokens = Math.min(counts.cachedTokens, counts.promptTokens)
  const adjusted = reasoningTokens !== counts.reasoningTokens || cachedTokens !== counts.cachedTokens
  const { promptTokens, completionTokens } = counts
  return { promptTokens, completionTokens, reasoningTokens, cachedTokens, adjusted }
}
