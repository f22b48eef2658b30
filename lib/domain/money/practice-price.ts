import type { Measures } from '../tokens/measures'
import type { CataloguePrice } from './price'

/**
 * What a million of the same tokens would cost at the catalogue's prices, in billionths of a dollar: the prompt, what
 * of it came from a cache, and the completion, each at its own. Null where the catalogue names none, or nothing ran.
 */
export function cataloguePrice(
  { promptTokens, completionTokens, cachedTokens }: Measures,
  { prompt, completion, cached }: CataloguePrice,
): bigint | null {
  const tokens = promptTokens + completionTokens
  if (prompt === null || completion === null || tokens === 0n) return null
  const fresh = promptTokens - cachedTokens
  const cost = fresh * prompt + cachedTokens * (cached ?? prompt) + completionTokens * completion
  return (cost * 2n + tokens) / (tokens * 2n)
}
