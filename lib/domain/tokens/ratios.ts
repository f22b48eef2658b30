import type { Measures } from './measures'
import { ratio } from './ratio'

interface RatioEntry {
  part(measures: Measures): bigint
  whole(measures: Measures): bigint
}

/** What is divided from exact measures where it is shown, and never stored. */
export const ratios = {
  promptLength: {
    part: ({ promptTokens }) => promptTokens,
    whole: ({ requests }) => requests,
  },
  completionLength: {
    part: ({ completionTokens }) => completionTokens,
    whole: ({ requests }) => requests,
  },
  reasoningLength: {
    part: ({ reasoningTokens }) => reasoningTokens,
    whole: ({ requests }) => requests,
  },
  reasoningShare: {
    part: ({ reasoningTokens }) => reasoningTokens,
    whole: ({ completionTokens }) => completionTokens,
  },
  toolShare: {
    part: ({ toolRequests }) => toolRequests,
    whole: ({ requests }) => requests,
  },
  callsPerRequest: {
    part: ({ toolCalls }) => toolCalls,
    whole: ({ requests }) => requests,
  },
  /** What a model's own tokenizer makes of what is one token to the common one. */
  tokenizer: {
    part: ({ normalisedOwnTokens }) => normalisedOwnTokens,
    whole: ({ normalisedTokens }) => normalisedTokens,
  },
} as const satisfies Record<string, RatioEntry>

export type Ratio = keyof typeof ratios

/** For pixels and short texts; null where there is nothing to divide by, which is unknown and not zero. */
export function ratioOf(name: Ratio, measures: Measures): number | null {
  const { part, whole } = ratios[name]
  return ratio(part(measures), whole(measures))
}
