import type { NumberKind } from './charts/number-kind'
import type { Measures } from './measures'
import { ratio } from './ratio'

interface RatioEntry {
  part(measures: Measures): bigint
  whole(measures: Measures): bigint
  kind: NumberKind
  /** Whether its values lie near each other, far from zero. */
  isNear: boolean
  /** Its column in files. */
  column: string
}

/** What is divided from exact measures where it is shown, and never stored. */
export const ratios = {
  promptLength: {
    part: ({ promptTokens }) => promptTokens,
    whole: ({ requests }) => requests,
    kind: 'tokens',
    isNear: false,
    column: 'mean_prompt_tokens',
  },
  completionLength: {
    part: ({ completionTokens }) => completionTokens,
    whole: ({ requests }) => requests,
    kind: 'tokens',
    isNear: false,
    column: 'mean_completion_tokens',
  },
  reasoningLength: {
    part: ({ reasoningTokens }) => reasoningTokens,
    whole: ({ requests }) => requests,
    kind: 'reasoning',
    isNear: false,
    column: 'mean_reasoning_tokens',
  },
  reasoningShare: {
    part: ({ reasoningTokens }) => reasoningTokens,
    whole: ({ completionTokens }) => completionTokens,
    kind: 'percent',
    isNear: false,
    column: 'reasoning_share',
  },
  toolShare: {
    part: ({ toolRequests }) => toolRequests,
    whole: ({ requests }) => requests,
    kind: 'percent',
    isNear: false,
    column: 'tool_request_share',
  },
  callsPerRequest: {
    part: ({ toolCalls }) => toolCalls,
    whole: ({ requests }) => requests,
    kind: 'callsPerRequest',
    isNear: false,
    column: 'calls_per_request',
  },
  /** What a model's own tokenizer makes of what is one token to the common one. */
  tokenizer: {
    part: ({ normalisedOwnTokens }) => normalisedOwnTokens,
    whole: ({ normalisedTokens }) => normalisedTokens,
    kind: 'tokenizerRatio',
    isNear: true,
    column: 'tokenizer_ratio',
  },
} as const satisfies Record<string, RatioEntry>

export type Ratio = keyof typeof ratios

/** For pixels and short texts; null where there is nothing to divide by, which is unknown and not zero. */
export function ratioOf(name: Ratio, measures: Measures): number | null {
  const { part, whole } = ratios[name]
  return ratio(part(measures), whole(measures))
}
