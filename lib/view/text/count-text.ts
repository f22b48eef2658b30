import { text } from './messages'

export type CountUnit =
  | 'accounts'
  | 'apps'
  | 'tokens'
  | 'requests'
  | 'tokensPerRequest'
  | 'reasoning'
  | 'toolCalls'
  | 'normalisedTokens'

/** The exact count with its unit: `1,990,000 tokens`, or `about 1,990,000 tokens` where it is estimated. */
export function countText(unit: CountUnit, count: bigint, estimated = false): string {
  const exact = text(`counts.${unit}`, { count })
  return estimated && count > 0n ? text('counts.about', { count: exact }) : exact
}
