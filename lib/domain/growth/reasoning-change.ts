import { ratioText } from '../tokens/ratio'

/** How much was reasoned in a window. */
export interface Reasoned {
  requests: bigint
  reasoningTokens: bigint
}

/** A model, each variant for itself, in the two windows. */
export interface ReasoningChange {
  slug: string
  name: string
  before: Reasoned
  after: Reasoned
  estimated: boolean
}

/** How many models have a line over time. */
export const REASONING_LINES = 6

/** Reasoning tokens for each request, as a decimal text; null where there was no request. */
export function reasoningPerRequest({ requests, reasoningTokens }: Reasoned, digits = 1): string | null {
  return ratioText(reasoningTokens, requests, digits)
}
