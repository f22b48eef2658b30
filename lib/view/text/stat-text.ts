import type { Measures } from '@/lib/domain/tokens/measures'
import { compactCount, dollars, percent } from './format'
import { text } from './messages'

/** `1.2K tokens each`, or nothing where there was no request. */
export function tokensEach(tokens: bigint, requests: bigint): string | null {
  if (requests === 0n) return null
  const count = tokens / requests
  return text('stats.tokensEach', { count, compact: compactCount(count) })
}

/** What was spent as far as it is known, and of how many requests it is. */
export function spend(measures: Pick<Measures, 'costNanoUsd' | 'requests' | 'unpricedRequests'>) {
  const { costNanoUsd, requests, unpricedRequests } = measures
  if (costNanoUsd === 0n) return { value: '-', note: text('stats.unpriced') }
  const share = percent(requests - unpricedRequests, requests)
  return { value: dollars(costNanoUsd), note: text('stats.priced', { share }) }
}
