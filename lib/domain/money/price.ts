import type { Measures } from '../tokens/measures'

const TOKENS_PER_MILLION = 1_000_000n

/** What a catalogue asks for a million tokens, in billionths of a dollar; null where it names no price. */
export interface CataloguePrice {
  prompt: bigint | null
  completion: bigint | null
  cached: bigint | null
}

/**
 * What a million tokens cost in practice, in billionths of a dollar, cache hits and all: the cost over the tokens of
 * the requests whose cost is known. Null where none is.
 */
export function effectivePrice({
  costNanoUsd,
  pricedTokens,
}: Pick<Measures, 'costNanoUsd' | 'pricedTokens'>): bigint | null {
  if (pricedTokens === 0n) return null
  return (costNanoUsd * TOKENS_PER_MILLION * 2n + pricedTokens) / (pricedTokens * 2n)
}
