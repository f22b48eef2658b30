import { MAX_COUNT } from '@/lib/domain/tokens/tokens'

/** Requests of one size: each uses `tokens`, and there are `weight` of them. */
export interface Portion {
  tokens: number
  weight: number
}

/** As many requests of about `tokensPerRequest` as fit into `amount`: less than one request is left over. */
export function takePortion(amount: number, tokensPerRequest: number): Portion {
  const tokens = Math.max(1, Math.round(tokensPerRequest), Math.ceil(amount / MAX_COUNT))
  return { tokens, weight: Math.floor(amount / tokens) }
}

/**
 * Splits a total over requests of the given sizes, in proportion to the shares, to the token: a portion for each
 * part, in their order, then two for what is left over. Where nothing falls to one, its weight is 0.
 */
export function splitTotal(total: number, parts: readonly { share: number; size: number }[]): Portion[] {
  const shares = parts.reduce((sum, part) => sum + part.share, 0)
  const portions: Portion[] = []
  let shareSeen = 0
  let assigned = 0
  for (const part of parts) {
    shareSeen += part.share
    const target = Math.floor(total * Math.min(1, shareSeen / shares))
    const portion = takePortion(Math.max(0, target - assigned), part.size)
    assigned += portion.tokens * portion.weight
    portions.push(portion)
  }
  const rest = total - assigned
  const last = takePortion(rest, parts.at(-1)?.size ?? rest)
  const remainder = rest - last.tokens * last.weight
  return [...portions, last, { tokens: remainder, weight: remainder > 0 ? 1 : 0 }]
}
